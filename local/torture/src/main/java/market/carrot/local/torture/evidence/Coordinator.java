package market.carrot.local.torture.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import market.carrot.local.launcher.demo.Tokens;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;

/** Asks the coordinator, as a service may. */
final class Coordinator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final URI sagas;
    private final Tokens tokens;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token;

    Coordinator(Addresses addresses) {
        sagas = addresses.http(Part.LRA_COORDINATOR).resolve("/lra-coordinator");
        tokens = new Tokens(addresses.issuer());
    }

    /** Those that have not ended well. One that is ending is listed twice, so the list is by id. */
    List<Saga> sagas() throws IOException, InterruptedException {
        HttpResponse<String> response = ask();
        if (response.statusCode() != OK) {
            token = null;
            response = ask();
        }
        if (response.statusCode() != OK) {
            throw new IOException("the coordinator answered " + response.statusCode());
        }
        Map<String, Saga> byId = new LinkedHashMap<>();
        StreamSupport.stream(JSON.readTree(response.body()).spliterator(), false)
                .map(lra -> new Saga(
                        lra.path("lraId").asText(),
                        lra.path("clientId").asText(),
                        lra.path("status").asText()))
                .filter(saga ->
                        !saga.status().equals("Closed") && !saga.status().equals("Cancelled"))
                .forEach(saga -> byId.put(saga.lraId(), saga));
        return List.copyOf(byId.values());
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        if (token == null) {
            token = tokens.of("orchestrator");
        }
        return http.send(
                HttpRequest.newBuilder(sagas)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
