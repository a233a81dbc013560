package market.carrot.local.torture.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A person at the market, who comes in through the gateway, and waits as long as {@code Retry-After} says before doing
 * anything else, as the contract asks; unless impatient.
 */
public final class User {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RETRY_AFTER_SECONDS = "Retry-After";

    private final String name;
    private final String token;
    private final URI gateway;
    private final HttpClient http;
    private final boolean patient;

    public User(String name, String token, URI gateway, HttpClient http, boolean patient) {
        this.name = name;
        this.token = token;
        this.gateway = gateway;
        this.http = http;
        this.patient = patient;
    }

    public String name() {
        return name;
    }

    /** The same person, who waits for nothing. */
    User inAHurry() {
        return new User(name, token, gateway, http, false);
    }

    Answer buy(long productId, long price, String key) throws InterruptedException {
        return post("/wtbs", Map.of("productId", productId, "price", price), key);
    }

    Answer decide(long wtbId, String verb) throws InterruptedException {
        return post("/wtbs/" + wtbId + "/" + verb, Map.of(), null);
    }

    Answer look(long wtbId) throws InterruptedException {
        return answer(request("/wtbs/" + wtbId).GET());
    }

    Answer deposit(long amount) throws InterruptedException {
        return post("/wallets/me/deposits", Map.of("amount", amount), null);
    }

    Answer withdraw(long amount) throws InterruptedException {
        return post("/wallets/me/withdrawals", Map.of("amount", amount), null);
    }

    /** @return its id, or 0 when it could not be listed */
    long list(String title, long price, int quantity) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    send(request("/products").POST(body(Map.of("title", title, "price", price, "quantity", quantity))));
            return response.statusCode() == 201
                    ? JSON.readTree(response.body()).path("productId").asLong()
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private Answer post(String path, Map<String, Object> body, String key) throws InterruptedException {
        HttpRequest.Builder request = request(path);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return answer(body.isEmpty() ? request.POST(BodyPublishers.noBody()) : request.POST(body(body)));
    }

    private Answer answer(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = send(request);
            if (patient) {
                TimeUnit.SECONDS.sleep(
                        response.headers().firstValueAsLong(RETRY_AFTER_SECONDS).orElse(0));
            }
            JsonNode body = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            String problem = body.path("type").asText("");
            return new Answer(
                    response.statusCode(),
                    body.path("wtbId").asLong(),
                    body.path("state").asText(""),
                    problem.substring(problem.lastIndexOf('/') + 1));
        } catch (IOException e) {
            return Answer.none(e.getClass().getSimpleName());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(Map<String, Object> values) {
        return BodyPublishers.ofString(JSON.valueToTree(values).toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
