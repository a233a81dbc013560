package market.carrot.platform.security;

import market.carrot.platform.trace.TracedCalls;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.HttpStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** Puts this service's token on every call to another of our services, where no route has to think of it. */
public class ServiceCredentials implements HttpClientConfigurer {
    private final ServiceTokens tokens;
    private final OwnServices services;
    private final ObjectProvider<TracedCalls> traced;

    public ServiceCredentials(ServiceTokens tokens, OwnServices services, ObjectProvider<TracedCalls> traced) {
        this.tokens = tokens;
        this.services = services;
        this.traced = traced;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        traced.ifAvailable(calls -> calls.of(client));
        client.addRequestInterceptorFirst(interceptor());
        // a connection of its own for each call: on a kept one that was just closed, nobody knows whether the call
        // arrived
        client.setConnectionReuseStrategy((request, response, context) -> false);
        client.addResponseInterceptorFirst((response, entity, context) -> {
            if (response.getCode() == HttpStatus.SC_UNAUTHORIZED) {
                tokens.forget();
            }
        });
    }

    /** For HTTP clients that Camel does not build. */
    public HttpRequestInterceptor interceptor() {
        return (request, entity, context) -> {
            if (!services.areMeantBy(request)) {
                return;
            }
            try {
                request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token());
            } catch (OAuth2AuthorizationException e) {
                throw new HttpException("No service token to call with: " + e.getMessage(), e);
            }
        };
    }
}
