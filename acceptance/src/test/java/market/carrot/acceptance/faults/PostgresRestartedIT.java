package market.carrot.acceptance.faults;

import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
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

    private void operatorsAreToldToWait() {
        Person operator = market.operator();
        operator.sendTo(system.addresses().trade(), "GET", "/operations/trades?stuck=true", null)
                .isProblem(503, "service-unavailable")
                .saysWhenToTryAgain();
        operator.sendTo(system.addresses().payment(), "GET", "/ledger/trial-balance", null)
                .isProblem(503, "service-unavailable")
                .saysWhenToTryAgain();
    }
}
