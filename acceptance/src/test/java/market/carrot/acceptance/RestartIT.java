package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The whole system is stopped with Ctrl-C and started again. */
@Order(Chapter.RESTART)
class RestartIT extends Story {

    @Test
    void ctrlCLeavesNoProcessBehindAndTheNextStartGoesOnWhereThisOneEnded() {
        Product socks = seller.lists("Socks", PRICE, 2);
        Trade toReject = buyer.requests(socks);
        Trade toFinish = buyer.requests(socks);
        seller.accepts(toFinish).is(200);
        buyer.seesOnMyPage(toFinish, "Accepted");
        long balance = buyer.balance();

        system.pressCtrlC();
        assertThat(system.processes()).isEmpty();
        system.run(Terms.SECONDS);

        assertThat(buyer.balance()).isEqualTo(balance);
        socks.now().has("/title", socks.title()).has("/available", 0);
        buyer.get("/myPages/" + toFinish.wtbId()).is(200).has("/state", "Accepted");
        seller.rejects(toReject);
        buyer.finishes(toFinish);
        toReject.becomes("Rejected");
        toFinish.becomes("Finished");
        assertThat(toReject.payLog()).containsExactly(Transfer.hold(toReject), Transfer.refund(toReject));
        assertThat(toFinish.payLog()).containsExactly(Transfer.hold(toFinish), Transfer.payout(toFinish));
    }
}
