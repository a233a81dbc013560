package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks the LRA protocol as a service does. */
final class LraClient {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String coordinator;
    private final String token;

    /** @param token null sends none */
    LraClient(int port, String token) {
        this.coordinator = "http://127.0.0.1:" + port + "/lra-coordinator";
        this.token = token;
    }

    URI start() {
        return start(Duration.ZERO);
    }

    /** @param timeLimit zero is none */
    URI start(Duration timeLimit) {
        HttpResponse<String> started = post("/start?ClientID=42&TimeLimit=" + timeLimit.toMillis());
        assertThat(started.statusCode()).isEqualTo(201);
        return URI.create(started.body());
    }

    void join(URI lra, Participant participant) {
        HttpRequest.Builder join = request(lra).header("Link", participant.link());
        assertThat(send(join.PUT(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
    }

    /** Answers the LRA's state after it: Closed, or Closing while a participant has not completed. */
    String close(URI lra) {
        return end(lra, "/close");
    }

    String cancel(URI lra) {
        return end(lra, "/cancel");
    }

    /** The state, or the status code where there is none: 404 once all is done. */
    String status(URI lra) {
        HttpResponse<String> answer = send(request(URI.create(lra + "/status")).GET());
        return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    }

    /** @param headers value after name */
    HttpResponse<String> send(String method, String path, String... headers) {
        return send(request(URI.create(coordinator + path)).headers(headers).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> sendBody(String method, String path, String body) {
        return send(request(URI.create(coordinator + path)).method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path) {
        return send(request(URI.create(coordinator + path)).POST(BodyPublishers.noBody()));
    }

    /** What it answers when asked to close, whatever that is. */
    HttpResponse<String> tryToClose(URI lra) {
        return send(request(URI.create(lra + "/close")).PUT(BodyPublishers.noBody()));
    }

    HttpResponse<String> tryToJoin(URI lra, Participant participant) {
        return send(request(lra).header("Link", participant.link()).PUT(BodyPublishers.noBody()));
    }

    private String end(URI lra, String verb) {
        HttpResponse<String> ended = send(request(URI.create(lra + verb)).PUT(BodyPublishers.noBody()));
        assertThat(ended.statusCode()).isEqualTo(200);
        return ended.body();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).header("Accept", "text/plain");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The coordinator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
