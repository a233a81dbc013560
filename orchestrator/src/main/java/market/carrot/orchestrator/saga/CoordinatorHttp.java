package market.carrot.orchestrator.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.httpcomponents.hc5.PoolingHttpClientConnectionManagerMetricsBinder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Blocking, pooled HTTP to the coordinator. Blocking, so that a saga's steps stay on the thread they began on; pooled,
 * because every trade makes several calls to one host.
 */
class CoordinatorHttp {
    private static final int CONNECTIONS = 200;
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofSeconds(15);
    private static final Timeout SOON = Timeout.ofMilliseconds(1500);
    private static final String LINK = "Link";

    private final CloseableHttpClient client;

    CoordinatorHttp(
            SagaSettings settings,
            HttpRequestInterceptor credentials,
            MeterRegistry metrics,
            Consumer<HttpClientBuilder> traced) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout response = Timeout.of(settings.responseTimeout());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(response)
                        // shorter than the coordinator's keep-alive
                        .setTimeToLive(CONNECTION_LIFE)
                        .build())
                .build();
        new PoolingHttpClientConnectionManagerMetricsBinder(connections, "coordinator").bindTo(metrics);
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(response)
                        .build())
                .addRequestInterceptorFirst(credentials)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement();
        traced.accept(builder);
        this.client = builder.build();
    }

    Answer get(String url) throws IOException {
        return send(new HttpUriRequestBase("GET", URI.create(url)));
    }

    /** For whoever would rather know that there is no answer than wait for one. */
    Answer getSoon(String url) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create(url));
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON);
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(SOON)
                .setResponseTimeout(SOON)
                .build());
        return send(request);
    }

    Answer getJson(String url) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase("GET", URI.create(url));
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON);
        return send(request);
    }

    Answer post(String url) throws IOException {
        return send(new HttpUriRequestBase("POST", URI.create(url)));
    }

    Answer put(String url) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase("PUT", URI.create(url));
        request.setHeader(HttpHeaders.CONTENT_TYPE, ContentType.TEXT_PLAIN);
        return send(request);
    }

    /** @param link the participant's callbacks, as header and as body: the coordinator reads either */
    Answer putLink(String url, String link) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase("PUT", URI.create(url));
        request.setHeader(LINK, link);
        request.setEntity(new StringEntity(link, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)));
        return send(request);
    }

    void close() throws IOException {
        client.close();
    }

    private Answer send(HttpUriRequestBase request) throws IOException {
        return client.execute(
                request,
                response -> new Answer(
                        response.getCode(),
                        response.containsHeader(HttpHeaders.LOCATION)
                                ? response.getFirstHeader(HttpHeaders.LOCATION).getValue()
                                : null,
                        DateUtils.parseStandardDate(response, HttpHeaders.DATE),
                        response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity())));
    }

    /**
     * @param location null when the answer has none
     * @param date the coordinator's clock; null when the answer does not say
     */
    record Answer(int status, String location, Instant date, String body) {}
}
