package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import market.carrot.orchestrator.EventStream;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.AfterEach;

/** For the tests of live updates: clients that follow trades, and that nobody is left behind. */
abstract class FollowingMyPage extends RunningReadModel {

    EventStream follow(String user, TradeStory trade, String... headers) {
        return follow(port, Tokens.ofUser(user), trade, headers);
    }

    EventStream follow(int at, String token, TradeStory trade, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/myPages/%d/events".formatted(at, trade.wtbId())));
        request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        EventStream stream = EventStream.open(http, request.build());
        eventually().until(() -> stream.status() != 0);
        return stream;
    }

    EventStream followAfter(int version, TradeStory trade) {
        return follow(trade.buyer(), trade, "Last-Event-ID", String.valueOf(version));
    }

    static TradeStory begun(RunningReadModel model) {
        TradeStory trade = TradeStory.begin();
        model.publish(trade, trade.requested());
        model.awaitVersion(trade, 1);
        return trade;
    }

    static void awaitIds(EventStream stream, int first, int last) {
        List<Integer> ids = IntStream.rangeClosed(first, last).boxed().toList();
        eventually().untilAsserted(() -> assertThat(stream.ids()).isEqualTo(ids));
    }

    static void awaitEnd(EventStream stream) {
        eventually().until(stream::endedWell);
    }

    double openStreams() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith("carrot_streams_open"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Heartbeats find out who has gone. */
    @AfterEach
    void nobodyIsLeftBehind() {
        eventually().untilAsserted(() -> assertThat(openStreams()).isZero());
    }
}
