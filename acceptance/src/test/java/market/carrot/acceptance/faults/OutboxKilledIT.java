package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Tables;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Between the outbox and the topic: events leave the one only when the other has them. */
@Order(Chapter.FAULTS)
class OutboxKilledIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 2);
    private final Tables tables = market.tables("orchestrator");

    /**
     * Fault: both processes that trade are killed (SIGKILL) while one event has been published but not yet deleted from
     * the outbox (the deletion is held up in the database), and another one has been claimed but not yet published (the
     * broker is frozen). Must hold: after their return both are published, the first one twice if need be, and the outbox
     * becomes empty; my page shows each once.
     */
    @Test
    void eventsSurviveTheRelayBeforeAndAfterTheyArePublished() throws SQLException {
        Trade published;
        Trade claimed;
        try (Connection holdUp = tables.connect();
                Statement statement = holdUp.createStatement()) {
            holdDeletionsUp(statement);
            try {
                published = buyer.requests(socks);
                market.events().of(published, "WtbAdded");
                system.freeze(Part.KAFKA);
                claimed = buyer.requests(socks);
                awaitClaim(claimed);
                assertThat(outbox()).containsKeys(published.wtbId(), claimed.wtbId());

                system.crash(Part.TRADE, Part.TRADE_2);
            } finally {
                system.thaw(Part.KAFKA);
                letDeletionsGo(statement);
                system.start(Part.TRADE, Part.TRADE_2);
            }
        }

        Patience.await("the outbox to be empty").until(() -> outbox().isEmpty());
        assertThat(market.events().of(published)).hasSize(1);
        market.events().of(claimed, "WtbAdded");
        assertThat(buyer.seesOnMyPage(published, "Requested").json().at("/timeline"))
                .hasSize(1);
        buyer.seesOnMyPage(claimed, "Requested");
    }

    private void awaitClaim(Trade trade) {
        Patience.await("the relay to have claimed the event")
                .until(() -> outbox().get(trade.wtbId()), claim -> claim != null);
    }

    private Map<Long, String> outbox() {
        return tables.map("select wtb_id, claimed_until from outbox");
    }

    /** As long as this session lives, or lets go: whoever deletes waits for the lock that it has. */
    private static void holdDeletionsUp(Statement statement) throws SQLException {
        statement.execute(
                """
                create function wait_for_the_story() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(1); return old; end $$;
                create trigger held_up before delete on outbox for each row execute function wait_for_the_story();
                select pg_advisory_lock(1)""");
    }

    private static void letDeletionsGo(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_unlock(1); drop function wait_for_the_story cascade");
    }
}
