package market.carrot.acceptance.faults;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Ask;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The database of all services that write goes away and comes back, as in a failover. */
@Order(Chapter.FAULTS)
class PostgresRestartedIT extends Story {
    /** Enough to use each connection of each pool that broke. */
    private static final int ENOUGH = 40;

    /**
     * Fault: PostgreSQL is stopped in order, which ends every session in the middle of what it does, and started again,
     * while buyers trade without a pause. Must hold: they trade again by themselves; what any of them was told is true,
     * and the money went that way.
     */
    @Test
    void tradesGoOnAfterTheDatabaseEndedAllSessions() {
        try (Crowd crowd = new Crowd(market, seller)) {
            crowd.buysAgain(ENOUGH);
            system.stop(Part.POSTGRES);
            operatorsAreToldToWait();
            system.start(Part.POSTGRES);
            crowd.buysAgain(ENOUGH);

            crowd.wasToldTheTruth();
        }
        buyersAreServed();
    }

    /** All at once: each waits for a connection before it says so. */
    private void operatorsAreToldToWait() {
        Person operator = market.operator();
        String order = Json.object("reason", "It is away", "confirm", 1);
        String breakers = Json.object("reason", "It is away");
        Stream.of(
                        new Ask("GET", "/operations/trades", null),
                        new Ask("GET", "/operations/trades/1", null),
                        new Ask("GET", "/operations/findings", null),
                        new Ask("GET", "/operations/audit", null),
                        new Ask("GET", "/operations/breakers", null),
                        new Ask("POST", "/operations/trades/1/retry", order),
                        new Ask("POST", "/operations/trades/1/cancel", order),
                        new Ask("POST", "/operations/trades/1/finish", order),
                        new Ask("POST", "/operations/breakers/product/open", breakers),
                        new Ask("POST", "/operations/breakers/product/close", breakers))
                .map(ask -> CompletableFuture.supplyAsync(
                        () -> operator.sendTo(system.addresses().trade(), ask.method(), ask.path(), ask.body()),
                        task -> new Thread(task).start()))
                .toList()
                .forEach(answer ->
                        answer.join().isProblem(503, "service-unavailable").saysWhenToTryAgain());
        operator.sendTo(system.addresses().payment(), "GET", "/ledger/trial-balance", null)
                .isProblem(503, "service-unavailable")
                .saysWhenToTryAgain();
    }
}
