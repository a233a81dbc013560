package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C1, C12: the sagas outlive their coordinator. */
@Order(Chapter.FAULTS)
class CoordinatorKilledIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 10);

    /**
     * Fault: the coordinator is killed (SIGKILL) with trades open, and started again. Must hold: accept, finish and reject
     * work on them as ever, and each moves its money once.
     */
    @Test
    void openTradesGoOnAfterTheCoordinatorWasKilled() {
        Trade toFinish = buyer.requests(socks);
        Trade accepted = buyer.requests(socks);
        seller.accepts(accepted).is(200);
        Trade toReject = buyer.requests(socks);

        system.crash(Part.LRA_COORDINATOR);
        system.start(Part.LRA_COORDINATOR);

        seller.accepts(toFinish).is(200);
        buyer.finishes(toFinish);
        buyer.finishes(accepted);
        seller.rejects(toReject);
        finishedOnce(toFinish.becomes("Finished"));
        finishedOnce(accepted.becomes("Finished"));
        toReject.becomes("Rejected");
        assertThat(toReject.payLog()).containsExactly(Transfer.hold(toReject), Transfer.refund(toReject));
    }

    /**
     * Fault: the coordinator is down while parties decide. Must hold: no trade begins (503, nothing charged); decisions
     * are recorded (202) and carried out by themselves when the coordinator is back.
     */
    @Test
    void whatIsDecidedWithoutTheCoordinatorIsCarriedOutWhenItIsBack() {
        Trade toReject = buyer.requests(socks);
        Trade toFinish = buyer.requests(socks);
        seller.accepts(toFinish).is(200);
        long before = buyer.balance();

        system.crash(Part.LRA_COORDINATOR);
        try {
            buyer.asksFor(socks).isProblem(503, "coordinator-unavailable").saysWhenToTryAgain();
            seller.rejects(toReject).is(202).has("/state", "Rejecting");
            buyer.finishes(toFinish).is(202).has("/state", "Finishing");
            assertThat(buyer.balance()).isEqualTo(before);
        } finally {
            system.start(Part.LRA_COORDINATOR);
        }

        toReject.becomes("Rejected");
        assertThat(toReject.payLog()).containsExactly(Transfer.hold(toReject), Transfer.refund(toReject));
        finishedOnce(toFinish.becomes("Finished"));
        buyer.requests(socks);
    }

    private static void finishedOnce(Trade trade) {
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.payout(trade));
    }
}
