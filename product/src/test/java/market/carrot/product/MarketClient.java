package market.carrot.product;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Calls the service as its clients do, and holds every answer against the contract. */
final class MarketClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String address;
    private final OpenApiInteractionValidator contract;

    MarketClient(int port, String contract) {
        this.address = "http://127.0.0.1:" + port;
        this.contract = OpenApiInteractionValidator.createForInlineApiSpecification(contract)
                .build();
    }

    Answer get(String path) {
        return call("GET", path, null, null);
    }

    /**
     * @param token null for nobody's
     * @param body null for none
     * @param headers names and values in turn
     */
    Answer call(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            holdAgainstContract(method, path, response);
            return answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer answer(HttpResponse<String> response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        JsonNode json = response.body().isEmpty() ? null : mapper.readTree(response.body());
        return new Answer(response.statusCode(), headers, json);
    }

    private void holdAgainstContract(String method, String path, HttpResponse<String> response) {
        SimpleResponse.Builder answer = new SimpleResponse.Builder(response.statusCode());
        response.headers().map().forEach(answer::withHeader);
        if (!response.body().isEmpty()) {
            answer.withBody(response.body());
        }
        ValidationReport report =
                contract.validateResponse(URI.create(path).getPath(), Request.Method.valueOf(method), answer.build());
        Assertions.assertThat(report.getMessages())
                .as("%s %s: %s %s", method, path, response.statusCode(), response.body())
                .filteredOn(message -> message.getLevel() == ValidationReport.Level.ERROR)
                // not of the contract, so answered without it
                .noneMatch(message -> !message.getKey().equals("validation.request.path.missing")
                        && !message.getKey().equals("validation.request.operation.notAllowed"));
    }
}
