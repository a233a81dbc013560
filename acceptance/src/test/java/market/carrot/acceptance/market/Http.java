package market.carrot.acceptance.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Sends requests. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Http() {}

    /** @param headers name after value */
    static Answer send(String method, URI uri, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** An access token of the account, whose password is its name. */
    static String token(URI issuer, String account) {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + account).getBytes(StandardCharsets.US_ASCII));
        return send(
                        "POST",
                        issuer.resolve("/oauth2/token"),
                        "grant_type=client_credentials",
                        "Authorization",
                        "Basic " + credentials,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .is(200)
                .text("/access_token");
    }

    /** All of it; of an answer that stays open only how it begins. */
    private static BodySubscriber<String> body(ResponseInfo answer) {
        boolean open = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return open
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Http::beginning)
                : BodyHandlers.ofString().apply(answer);
    }

    private static String beginning(InputStream events) {
        try (events) {
            return new String(events.readNBytes(1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        long begin = System.nanoTime();
        try {
            return new Answer(CLIENT.send(request, Http::body), Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new UncheckedIOException(request + " got no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
