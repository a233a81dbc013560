package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The view can be thrown away at any time: the topic tells it again. */
class RebuildIT extends RebuiltReadModel {

    @Test
    void anOperatorRebuildsItAndSeesHowFarItIs() {
        long letters = operations("/operations/read-model").get("deadLetters").asLong();

        JsonNode asked = operations(REBUILD, BECAUSE).get("rebuild");

        assertThat(asked.get("running").asBoolean()).isTrue();
        assertThat(asked.get("requestedBy").asText()).isEqualTo("operator");
        assertThat(asked.get("reason").asText()).isEqualTo("A test");
        JsonNode done = awaitRebuild("Done");
        assertThat(done.get("told").asLong())
                .isEqualTo(done.get("events").asLong())
                .isPositive();
        assertThat(everything()).isEqualTo(before);
        goesOn();
        assertThat(operations("/operations/read-model").get("deadLetters").asLong())
                .as("a record that was met again is the same dead letter")
                .isEqualTo(letters);
    }

    @Test
    void itIsRebuiltByHandWhileTheProcessIsStopped() throws Exception {
        camel.getRouteController().stopRoute("project-trades");
        view.sql("delete from timeline_entry").update();
        view.sql("delete from trade").update();
        forgetOffsets();
        assertThat(json("collector", "/myPages").get("items")).isEmpty();

        camel.getRouteController().startRoute("project-trades");

        eventually().untilAsserted(() -> assertThat(everything()).isEqualTo(before));
    }

    /**
     * Fault: a record that was replayed cannot be applied any more when a rebuild meets it. It waits again, as the view does
     * not have it, and is replayed a second time.
     */
    @Test
    void whatFailsAgainAfterItsReplayWaitsAgain() {
        TradeStory trade = TradeStory.begin();
        whileNothingCursedIsTaken(() -> {
            publish(trade, trade.requested().replace("Bike", "Cursed"));
            eventually().until(() -> openLettersOf(trade) == 1);
        });
        replay(trade);
        awaitVersion(trade, 1);
        assertThat(openLettersOf(trade)).isZero();

        whileNothingCursedIsTaken(() -> {
            operations(REBUILD, BECAUSE);
            awaitRebuild("Done");
        });

        assertThat(openLettersOf(trade)).isEqualTo(1);
        replay(trade);
        awaitVersion(trade, 1);
    }

    private void whileNothingCursedIsTaken(Runnable happens) {
        view.sql(
                        """
                        create trigger nothing_cursed before insert on trade for each row
                            if new.product_title = 'Cursed' then
                                signal sqlstate '23000' set message_text = 'nothing cursed';
                            end if""")
                .update();
        try {
            happens.run();
        } finally {
            view.sql("drop trigger nothing_cursed").update();
        }
    }

    private long openLettersOf(TradeStory trade) {
        return view.sql("select count(*) from dead_letter where record_key = :key and replayed_at is null")
                .param("key", "" + trade.wtbId())
                .query(Long.class)
                .single();
    }

    private void replay(TradeStory trade) {
        long id = view.sql("select id from dead_letter where record_key = :key")
                .param("key", "" + trade.wtbId())
                .query(Long.class)
                .single();
        operations("/operations/dead-letters/" + id + "/replay", BECAUSE);
    }

    @Test
    void onlyOperatorsRebuildAndAReasonIsNeeded() {
        assertThat(get(null, "/operations/read-model").statusCode()).isEqualTo(401);
        assertThat(get("collector", "/operations/read-model").statusCode()).isEqualTo(403);
        for (String body : List.of("{}", "{\"reason\": \" \"}", "{\"reason\": 1}", "")) {
            assertThat(operator(REBUILD, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(rebuild().get("running").asBoolean()).isFalse();
    }

    /** What is behind is told in events and in seconds. */
    @Test
    void howFarItIsBehindIsSeen() throws Exception {
        TradeStory waiting = TradeStory.begin();
        camel.getRouteController().stopRoute("project-trades");
        try {
            publish(waiting, waiting.requested(), waiting.accepted());

            eventually().untilAsserted(() -> {
                JsonNode now = operations("/operations/read-model");
                assertThat(now.at("/lag/events").asLong()).isEqualTo(2);
                assertThat(now.at("/lag/seconds").asDouble()).isPositive();
                // both stand in the trade's partition
                assertThat(now.get("partitions"))
                        .filteredOn(each -> each.get("events").asLong() == 2)
                        .singleElement()
                        .satisfies(each -> assertThat(each.get("end").asLong())
                                .isEqualTo(each.get("next").asLong() + 2));
            });
        } finally {
            camel.getRouteController().startRoute("project-trades");
        }
        eventually()
                .until(() ->
                        operations("/operations/read-model").at("/lag/events").asLong() == 0);
    }
}
