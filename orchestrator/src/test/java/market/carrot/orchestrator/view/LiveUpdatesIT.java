package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.orchestrator.EventStream;
import market.carrot.orchestrator.Tokens;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows a trade is told every event of it once, in order, from wherever the client was. */
class LiveUpdatesIT extends FollowingMyPage {

    @Test
    void bothPartiesAreToldWhatHappensAsItHappens() {
        TradeStory trade = begun(this);
        try (EventStream buyer = follow(trade.buyer(), trade);
                EventStream seller = follow(trade.seller(), trade, "Accept", "text/event-stream")) {
            for (EventStream stream : List.of(buyer, seller)) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
                assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
                assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
                awaitIds(stream, 1, 1);
                assertThat(stream.otherLines()).containsExactly("retry: 1000");
            }

            publish(trade, trade.rejected("당근\\nsold \\\"elsewhere\\\""));

            for (EventStream stream : List.of(buyer, seller)) {
                awaitEnd(stream);
                assertThat(stream.events())
                        .containsExactly(
                                new EventStream.Event(
                                        1,
                                        "WtbAdded",
                                        ("{\"wtbId\":%d,\"version\":1,\"eventType\":\"WtbAdded\",\"state\":\"Requested\","
                                                        + "\"at\":\"2026-01-01T00:00:00.123Z\"}")
                                                .formatted(trade.wtbId())),
                                new EventStream.Event(
                                        2,
                                        "WtbRejected",
                                        ("{\"wtbId\":%d,\"version\":2,\"eventType\":\"WtbRejected\",\"state\":\"Rejected\","
                                                        + "\"reason\":\"당근\\nsold \\\"elsewhere\\\"\","
                                                        + "\"at\":\"2026-01-01T00:00:01.123Z\"}")
                                                .formatted(trade.wtbId())));
            }
        }
    }

    @Test
    void aClientComesBackAtAnyPointAndMissesNothing() {
        TradeStory trade = begun(this);
        publish(trade, trade.accepted(), trade.finished());
        awaitVersion(trade, 3);

        for (int version : List.of(1, 2)) {
            try (EventStream stream = followAfter(version, trade)) {
                awaitEnd(stream);
                assertThat(stream.ids())
                        .isEqualTo(IntStream.rangeClosed(version + 1, 3).boxed().toList());
            }
        }
        for (int version : List.of(3, 999_999_999)) {
            try (EventStream stream = followAfter(version, trade)) {
                assertThat(stream.status()).isEqualTo(204);
                awaitEnd(stream);
                assertThat(stream.events()).isEmpty();
            }
        }
    }

    @Test
    void aClientThatIsAheadOfTheViewWaits() {
        TradeStory trade = begun(this);
        try (EventStream stream = followAfter(2, trade)) {
            publish(trade, trade.accepted());
            awaitVersion(trade, 2);
            eventually().until(() -> stream.comments() > 1);
            assertThat(stream.events()).isEmpty();

            publish(trade, trade.finished());

            awaitEnd(stream);
            assertThat(stream.ids()).containsExactly(3);
        }
    }

    /** Attack: a client says that it has heard what never was, to hold its place for as long as its token is good. */
    @Test
    void aClientThatClaimsTooMuchIsLetGoAtTheEnd() {
        TradeStory trade = begun(this);
        try (EventStream stream = followAfter(999_999, trade)) {
            publish(trade, trade.accepted(), trade.finished());

            awaitEnd(stream);
            assertThat(stream.events()).isEmpty();
        }
    }

    /** Fault: the events come in no order, each more than once. They are told in order, each once. */
    @Test
    void theOrderIsTheTradesNotTheTopics() {
        TradeStory trade = begun(this);
        try (EventStream stream = follow(trade.buyer(), trade)) {
            publish(trade, trade.finished(), trade.finished());
            awaitVersion(trade, 3);
            eventually().until(() -> stream.comments() > 1);
            assertThat(stream.ids()).containsExactly(1);

            publish(trade, trade.requested(), trade.accepted());

            awaitEnd(stream);
            assertThat(stream.ids()).containsExactly(1, 2, 3);
        }
    }

    /** Clients subscribe, and break off and come back, while the events come. Each hears each event once. */
    @Test
    void nothingIsLostWhileClientsComeAndEventsArrive() {
        List<TradeStory> trades = Stream.generate(() -> begun(this)).limit(6).toList();
        List<EventStream> all = new ArrayList<>();
        List<List<Integer>> heard = new ArrayList<>();

        for (TradeStory trade : trades) {
            publish(trade, trade.accepted());
            try (EventStream first = follow(trade.buyer(), trade)) {
                eventually().until(() -> !first.events().isEmpty());
                publish(trade, trade.finished());
                first.goAway();
                EventStream second = followAfter(first.lastId(), trade);
                List<Integer> ids = new ArrayList<>(first.ids());
                if (second.status() == 200) {
                    awaitEnd(second);
                    ids.addAll(second.ids());
                }
                heard.add(ids);
                all.add(second);
            }
        }

        assertThat(heard).allSatisfy(ids -> assertThat(ids).containsExactly(1, 2, 3));
        all.forEach(EventStream::goAway);
    }

    @Test
    void othersSeeNothingOfIt() {
        TradeStory trade = begun(this);

        try (EventStream stream = follow("Buyer-" + trade.wtbId(), trade)) {
            assertThat(stream.status()).isEqualTo(404);
            awaitEnd(stream);
            assertThat(stream.otherLines().toString())
                    .contains(ProblemType.NOT_FOUND.uri())
                    .doesNotContain("Bike");
        }
        assertThat(get(null, "/myPages/" + trade.wtbId() + "/events").statusCode())
                .isEqualTo(401);
        assertThat(get(trade.buyer(), "/myPages/999999/events").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1x", " 1 2", "1.0", "9999999999"})
    void whatIsNoVersionIsRefused(String lastEventId) {
        try (EventStream stream = follow("someone", TradeStory.begin(), "Last-Event-ID", lastEventId)) {
            assertThat(stream.status()).isEqualTo(400);
            awaitEnd(stream);
            assertThat(stream.otherLines().toString()).contains(ProblemType.INVALID_REQUEST.uri());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/event-stream, 404",
        "*/*, 404",
        "text/*;q=0.5, 404",
        "'application/json, text/event-stream', 404",
        "application/json, 406",
        "text/event-stream;q=0, 406",
        "nonsense, 406"
    })
    void theAnswerIsServerSentEventsOnly(String accept, int status) {
        try (EventStream stream = follow("someone", TradeStory.begin(), "Accept", accept)) {
            assertThat(stream.status()).isEqualTo(status);
            assertThat(stream.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "01", "99999999999999999999"})
    void anIdIsAnId(String id) {
        assertThat(get("someone", "/myPages/" + id + "/events").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "HEAD"})
    void thePathIsReadOnly(String method) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/myPages/1/events"))
                        .header("Authorization", "Bearer " + Tokens.ofUser("someone"))
                        .method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void nobodyStaysLongerThanTheTokenIsGood() {
        TradeStory trade = begun(this);
        try (EventStream stream =
                follow(port, Tokens.ofUser(trade.buyer(), Instant.now().plusSeconds(2)), trade)) {
            awaitIds(stream, 1, 1);
            awaitEnd(stream);
            publish(trade, trade.rejected("no"));
        }
        try (EventStream stream = followAfter(1, trade)) {
            awaitEnd(stream);
            assertThat(stream.ids()).containsExactly(2);
        }
    }

    @Test
    void aUserHasSoManyStreamsAndNoMore() {
        TradeStory trade = begun(this);
        List<EventStream> streams =
                Stream.generate(() -> follow(trade.buyer(), trade)).limit(6).toList();

        EventStream tooMany = streams.get(5);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isEqualTo("5");
        awaitEnd(tooMany);
        assertThat(tooMany.otherLines().toString()).contains(ProblemType.TOO_MANY_REQUESTS.uri());
        assertThat(openStreams()).isEqualTo(5);
        try (EventStream another = follow(trade.seller(), trade)) {
            assertThat(another.status()).isEqualTo(200);
        }
        streams.forEach(EventStream::goAway);
    }

    @Test
    void aProcessHasSoManyStreamsAndNoMore() {
        List<TradeStory> trades = Stream.generate(() -> begun(this)).limit(9).toList();
        List<EventStream> streams = trades.stream()
                .flatMap(trade ->
                        Stream.generate(() -> follow(trade.buyer(), trade)).limit(5))
                .toList();

        assertThat(streams.stream().limit(40)).allMatch(stream -> stream.status() == 200);
        assertThat(streams.stream().skip(40))
                .allMatch(stream -> stream.status() == 503)
                .allMatch(stream -> stream.header("Retry-After").equals("5"));
        TradeStory first = trades.get(0);
        publish(first, first.rejected("no"));
        streams.stream().limit(5).forEach(stream -> awaitIds(stream, 1, 2));
        streams.forEach(EventStream::goAway);
    }
}
