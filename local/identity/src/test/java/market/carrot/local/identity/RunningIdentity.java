package market.carrot.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The provider on free ports, and a client that asks it for tokens. */
final class RunningIdentity implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServletWebServerApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningIdentity(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** @param properties {@code --name=value} */
    static RunningIdentity start(Path keys, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.addAll(List.of("--server.port=0", "--management.server.port=0"));
        arguments.add("--carrot.identity.key-directory=" + keys);
        return new RunningIdentity((ServletWebServerApplicationContext)
                SpringApplication.run(IdentityApplication.class, arguments.toArray(String[]::new)));
    }

    URI at(String path) {
        return URI.create("http://localhost:" + context.getWebServer().getPort() + path);
    }

    URI atManagement(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.management.port") + path);
    }

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> askForToken(String client, String secret, String form)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(at("/oauth2/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /** As {@code curl -u name:name -d grant_type=client_credentials}. */
    SignedJWT tokenOf(String name) throws IOException, InterruptedException, ParseException {
        return token(askForToken(name, name, "grant_type=client_credentials"));
    }

    static SignedJWT token(HttpResponse<String> answer) throws IOException, ParseException {
        return SignedJWT.parse(json(answer).path("access_token").asText());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
