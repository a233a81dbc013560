package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import market.carrot.local.launcher.Failure;

/** One person at the market, who speaks through the gateway. */
final class Market {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final String who;
    private final String token;
    private final Narrator narrator;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    Market(URI gateway, String who, String token, Narrator narrator) {
        this.gateway = gateway;
        this.who = who;
        this.token = token;
        this.narrator = narrator;
    }

    /** A request that is shown with its answer, which must have this status or, where work is left to do, 202. */
    JsonNode post(int expected, String path, Object... namesAndValues) throws InterruptedException {
        JsonNode body = json(namesAndValues);
        narrator.request(who, "POST", path, body);
        HttpResponse<String> response =
                send("POST", path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        JsonNode answer = parsed(response);
        narrator.answer(response.statusCode(), answer);
        if (response.statusCode() != expected && response.statusCode() != HttpURLConnection.HTTP_ACCEPTED) {
            throw new Unexpected(
                    "POST %s by %s was answered %d, not %d.".formatted(path, who, response.statusCode(), expected));
        }
        return answer;
    }

    /** A question that is shown with its answer. */
    JsonNode get(String path) throws InterruptedException {
        narrator.request(who, "GET", path, null);
        JsonNode answer = read(path);
        narrator.answer(200, answer);
        return answer;
    }

    /** A question on the side. */
    JsonNode read(String path) throws InterruptedException {
        HttpResponse<String> response = send("GET", path, BodyPublishers.noBody());
        if (response.statusCode() != 200) {
            throw new Unexpected(
                    "GET %s by %s was answered %d: %s".formatted(path, who, response.statusCode(), response.body()));
        }
        return parsed(response);
    }

    long balance() throws InterruptedException {
        return read("/wallets/me").path("balance").asLong();
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure("The market at " + gateway + " does not answer (" + e + "). See ./carrot status", e);
        }
    }

    private static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Unexpected("Not JSON: " + response.body());
        }
    }

    private static JsonNode json(Object... namesAndValues) {
        if (namesAndValues.length == 0) {
            return null;
        }
        var body = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.putPOJO((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
