package market.carrot.acceptance.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import market.carrot.acceptance.contract.Conformance;
import market.carrot.acceptance.contract.Observed;

/**
 * A client that follows a trade as the contract says: whatever becomes of its connection, it comes back with the id of the
 * last event it heard, until it is told that nothing will come any more.
 */
public final class Following implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long PAUSE_MILLIS = 200;

    private final URI uri;
    private final String token;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "following");
    private volatile String lastId;
    private volatile InputStream connection;
    private volatile boolean over;
    private volatile AssertionError notAsTheContractSays;

    Following(URI uri, String token) {
        this.uri = uri;
        this.token = token;
        thread.start();
    }

    /** Waits until there were so many events. */
    public Following hears(int events) {
        Patience.await("%d events of %s".formatted(events, uri)).until(() -> heard.size() >= events);
        return this;
    }

    /** Waits for the end: these were the events, each once and in order. */
    public void hearsOnly(String... types) {
        Patience.await("the end of " + uri).until(() -> over);
        assertThat(notAsTheContractSays).isNull();
        assertThat(heard).extracting(event -> event.path("eventType").asText()).containsExactly(types);
        assertThat(heard).extracting(event -> event.path("version").asInt()).doesNotHaveDuplicates();
    }

    /** The connection breaks; the client does not know why. */
    public void isCutOff() throws IOException {
        connection.close();
    }

    private void follow() {
        try {
            while (!over && !closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                connect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<InputStream> answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    connection = body;
                    listen(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
                } else {
                    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    Conformance.atGateway(new Observed(
                            "GET",
                            uri.getPath(),
                            answer.statusCode(),
                            answer.headers().map(),
                            text));
                }
            } catch (AssertionError violation) {
                notAsTheContractSays = violation;
            }
            over = answer.statusCode() == 204 || notAsTheContractSays != null;
        } catch (IOException e) {
            // it comes back
        }
    }

    private void listen(BufferedReader lines) throws IOException {
        String id = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && data != null) {
                heard.add(Json.parse(data));
                lastId = id;
                data = null;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
