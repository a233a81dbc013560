package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Sagas of trades that no trade has started.
 *
 * @param market whom the coordinator calls back
 */
record PlantedSagas(String coordinator, String market) {
    /** Starts an LRA as the trade would. */
    String start(long wtbId) throws Exception {
        HttpRequest start = HttpRequest.newBuilder(URI.create(coordinator + "/lra-coordinator/start?ClientID=" + wtbId))
                .POST(BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(start, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** The participant of the saga is the trade, as camel-lra registers it. */
    String join(long wtbId) throws Exception {
        String query = "?wtbId=" + wtbId + "&Camel-Saga-Compensate=" + encoded("direct://trade-cancelled")
                + "&Camel-Saga-Complete=" + encoded("direct://trade-closed");
        return join(wtbId, market + "/lra-participant/compensate" + query);
    }

    String join(long wtbId, String callback) throws Exception {
        String lra = start(wtbId);
        String link = "<%1$s>; rel=compensate,<%1$s>; rel=complete".formatted(callback);
        int joined = Person.statusOf(HttpRequest.newBuilder(URI.create(lra))
                .header("Link", link)
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(link)));
        assertThat(joined).isEqualTo(200);
        return lra;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
