package market.carrot.local.torture.evidence;

import com.fasterxml.jackson.databind.JsonNode;
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

    private final URI open;
    /** Those it has given up, which it no longer lists among the others. */
    private final URI failed;

    private final Tokens tokens;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token;

    Coordinator(Addresses addresses) {
        open = addresses.http(Part.LRA_COORDINATOR).resolve("/lra-coordinator");
        failed = URI.create(open + "/recovery/failed");
        tokens = new Tokens(addresses.issuer());
    }

    /** Those that have not ended well. One that is ending is listed twice, so the list is by id. */
    List<Saga> sagas() throws IOException, InterruptedException {
        Map<String, Saga> byId = new LinkedHashMap<>();
        for (URI list : List.of(open, failed)) {
            StreamSupport.stream(read(list).spliterator(), false)
                    .map(lra -> new Saga(
                            lra.path("lraId").asText(),
                            lra.path("clientId").asText(),
                            lra.path("status").asText()))
                    .filter(saga ->
                            !saga.status().equals("Closed") && !saga.status().equals("Cancelled"))
                    .forEach(saga -> byId.put(saga.lraId(), saga));
        }
        return List.copyOf(byId.values());
    }

    private JsonNode read(URI list) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(list);
        if (response.statusCode() != OK) {
            token = null;
            response = ask(list);
        }
        if (response.statusCode() != OK) {
            throw new IOException("the coordinator answered " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> ask(URI list) throws IOException, InterruptedException {
        if (token == null) {
            token = tokens.of("orchestrator");
        }
        return http.send(
                HttpRequest.newBuilder(list)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
