package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import market.carrot.platform.problem.ProblemType;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be applied is kept until somebody has looked at it, and stands in nobody's way. */
class DeadLettersIT extends RunningReadModel {
    private static final String LETTERS = "/operations/dead-letters";
    private static final String BECAUSE = "{\"reason\": \"It is mended\"}";

    @Autowired
    @Qualifier("viewClient")
    private JdbcClient view;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void anOperatorLooksAtARecordThatIsNoEvent() {
        TradeStory trade = TradeStory.begin();
        publish(trade, "not <b>json</b>");
        publish("" + trade.wtbId(), new byte[] {(byte) 0xff, 0});
        publish(trade, trade.requested());
        awaitVersion(trade, 1);

        List<JsonNode> letters = lettersOf(trade);

        assertThat(letters).hasSize(2);
        JsonNode bytes = operations(LETTERS + "/" + letters.get(0).get("deadLetterId"));
        assertThat(bytes.get("payload").has("text")).isFalse();
        assertThat(bytes.at("/payload/base64").asText()).isEqualTo("/wA=");
        JsonNode text = operations(LETTERS + "/" + letters.get(1).get("deadLetterId"));
        assertThat(text.at("/payload/text").asText()).isEqualTo("not <b>json</b>");
        assertThat(text.at("/payload/bytes").asInt()).isEqualTo(15);
        assertThat(text.get("topic").asText()).isEqualTo(TOPIC);
        assertThat(text.get("key").asText()).isEqualTo("" + trade.wtbId());
        assertThat(text.get("error").asText()).contains("not");
        assertThat(text.get("foundAt").asText()).isNotBlank();
        assertThat(text.get("headers")).isEmpty();
    }

    /**
     * Fault: the database refuses an event for good. The others of its batch are applied, and it is kept; a replay is
     * refused as long as nothing is mended, and then made once. Its trace does not say that it was stored.
     */
    @Test
    void anEventThatTheDatabaseRefusesIsReplayedWhenThatIsMended() {
        TradeStory refused = TradeStory.begin();
        TradeStory other = TradeStory.begin();
        view.sql("alter table trade add constraint no_cursed_things check (product_title <> 'Cursed')")
                .update();
        JsonNode letter;
        try {
            publishTraced(refused, refused.requested().replace("Bike", "Cursed"));
            publishTraced(other, other.requested());
            awaitVersion(other, 1);

            letter = lettersOf(refused).get(0);
            HttpResponse<String> still = operator(replay(letter), BECAUSE);

            assertThat(letter.get("error").asText()).contains("no_cursed_things");
            assertThat(isFailureInItsTrace(refused)).isTrue();
            assertThat(isFailureInItsTrace(other)).isFalse();
            assertThat(still.statusCode()).isEqualTo(422);
            assertThat(still.body()).contains(ProblemType.DEAD_LETTER_REFUSED.uri(), "no_cursed_things");
            assertThat(get(refused.buyer(), "/myPages/" + refused.wtbId()).statusCode())
                    .isEqualTo(404);
            assertThat(operations(address(letter)).has("replayedAt")).isFalse();
        } finally {
            view.sql("alter table trade drop constraint no_cursed_things").update();
        }

        JsonNode replayed = operations(replay(letter), BECAUSE);

        assertThat(replayed.get("replayedBy").asText()).isEqualTo("operator");
        assertThat(replayed.get("replayReason").asText()).isEqualTo("It is mended");
        awaitVersion(refused, 1);
        HttpResponse<String> again = operator(replay(letter), BECAUSE);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains(ProblemType.DEAD_LETTER_REPLAYED.uri());
        assertThat(lettersOf(refused, "?open=true")).isEmpty();
        assertThat(lettersOf(refused, "?open=false")).hasSize(1);
    }

    @Test
    void whatNobodyHasReplayedIsCounted() {
        Gauge open =
                eventually().until(() -> metrics.find("carrot.dead.letters").gauge(), Objects::nonNull);
        TradeStory trade = TradeStory.begin();
        publish(trade, "no event", trade.requested());
        awaitVersion(trade, 1);

        long count = view.sql("select count(*) from dead_letter where replayed_at is null")
                .query(Long.class)
                .single();

        assertThat(count).isPositive();
        eventually().untilAsserted(() -> assertThat(open.value()).isEqualTo(count));
    }

    @Test
    void whatIsNoEventIsNoneAtTheSecondTryEither() {
        TradeStory trade = TradeStory.begin();
        publish(trade, "nothing", trade.requested());
        awaitVersion(trade, 1);
        JsonNode letter = lettersOf(trade).get(0);

        HttpResponse<String> answer = operator(replay(letter), BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(operations(address(letter)).has("replayedAt")).isFalse();
    }

    @Test
    void theListHasPages() {
        TradeStory trade = TradeStory.begin();
        publish(trade, "1 of 3", "2 of 3", "3 of 3", trade.requested());
        awaitVersion(trade, 1);

        JsonNode first = operations(LETTERS + "?limit=2");
        JsonNode second =
                operations(LETTERS + "?limit=2&after=" + first.get("next").asText());

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.at("/items/0/offset").asLong())
                .isLessThan(first.at("/items/1/offset").asLong());
    }

    @Test
    void itIsForOperatorsOnly() {
        assertThat(get(null, LETTERS).statusCode()).isEqualTo(401);
        assertThat(get("buyer", LETTERS).statusCode()).isEqualTo(403);
        assertThat(get("buyer", LETTERS + "/1").statusCode()).isEqualTo(403);
        assertThat(operator(LETTERS + "/999999999").statusCode()).isEqualTo(404);
        assertThat(operator(LETTERS + "/999999999/replay", BECAUSE).statusCode())
                .isEqualTo(404);
        assertThat(operator(LETTERS + "/x").statusCode()).isEqualTo(400);
        assertThat(operator(LETTERS + "?limit=0").statusCode()).isEqualTo(400);
    }

    private List<JsonNode> lettersOf(TradeStory trade, String... query) {
        JsonNode items = operations(LETTERS + (query.length == 0 ? "?limit=100" : query[0] + "&limit=100"))
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(letter -> letter.path("key").asText().equals("" + trade.wtbId()))
                .toList();
    }

    private void publishTraced(TradeStory trade, String event) {
        String trace = "00-%032x-00f067aa0ba902b7-01".formatted(trade.wtbId());
        publish(
                "" + trade.wtbId(),
                event.getBytes(StandardCharsets.UTF_8),
                new RecordHeader("traceparent", trace.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Spans leave in batches. */
    private static boolean isFailureInItsTrace(TradeStory trade) {
        return eventually()
                .until(
                        () -> TRACES.traces().about("" + trade.wtbId()).stream()
                                .flatMap(trace -> trace.spans().stream())
                                .filter(span -> span.name().equals("project WtbAdded"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .failed();
    }

    private static String address(JsonNode letter) {
        return LETTERS + "/" + letter.get("deadLetterId");
    }

    private static String replay(JsonNode letter) {
        return address(letter) + "/replay";
    }
}
