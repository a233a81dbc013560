package market.carrot.orchestrator.trade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.orchestrator.Tokens;

/** Someone who trades over HTTP. */
record Person(String name, String market) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicLong PEOPLE = new AtomicLong();

    /** Someone whom no other story knows. */
    static Person anew(String part, String market) {
        return new Person(part + "-" + PEOPLE.incrementAndGet(), market);
    }

    Answer requests(FakeProduct.Item item) {
        return requests(item, null);
    }

    Answer requests(FakeProduct.Item item, String idempotencyKey) {
        return requests("{\"productId\":%d,\"price\":%d}".formatted(item.productId(), item.price()), idempotencyKey);
    }

    Answer requests(String body, String idempotencyKey) {
        HttpRequest.Builder request = request("/wtbs").POST(BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    Answer looksAt(long wtbId) {
        return send(request("/wtbs/" + wtbId));
    }

    Answer accepts(long wtbId) {
        return decides(wtbId, "accept");
    }

    Answer rejects(long wtbId) {
        return decides(wtbId, "reject");
    }

    Answer rejects(long wtbId, String reason) {
        return send(request("/wtbs/" + wtbId + "/reject")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\":\"" + reason + "\"}")));
    }

    Answer cancels(long wtbId) {
        return decides(wtbId, "cancel");
    }

    Answer finishes(long wtbId) {
        return decides(wtbId, "finish");
    }

    Answer decides(long wtbId, String verb) {
        return send(request("/wtbs/" + wtbId + "/" + verb).POST(BodyPublishers.noBody()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(market + path))
                .header("Authorization", "Bearer " + Tokens.ofUser(name));
    }

    static Answer send(HttpRequest.Builder request) {
        return Answer.of(exchange(request));
    }

    static int statusOf(HttpRequest.Builder request) {
        return exchange(request).statusCode();
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
