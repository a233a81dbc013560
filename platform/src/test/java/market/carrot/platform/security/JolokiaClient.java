package market.carrot.platform.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Someone who speaks to Jolokia as Hawtio does. */
record JolokiaClient(int port, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BEANS = "org.apache.camel:context=small-service,type=";

    static String context() {
        return BEANS + "context,name=\"small-service\"";
    }

    static String route(String id) {
        return BEANS + "routes,name=\"" + id + "\"";
    }

    String stateOf(String bean) {
        return ask(Map.of("type", "read", "mbean", bean, "attribute", "State"))
                .path("value")
                .asText();
    }

    /** @return Jolokia's own status of it, which is in the body */
    int exec(String bean, String operation, Object... arguments) {
        return ask(Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", arguments))
                .path("status")
                .asInt();
    }

    JsonNode ask(Object request) {
        HttpResponse<String> answer = post(text(request));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer + " " + answer.body());
        }
        return json(answer);
    }

    static String text(Object request) {
        return JSON.valueToTree(request).toString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    HttpResponse<String> post(String body) {
        return send(request("/actuator/jolokia").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
