package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import market.carrot.acceptance.market.Event;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Silence ends trades too. Here the seller has seconds to decide, and the buyer to finish. */
@Order(Chapter.DEADLINES)
@Under(Terms.SECONDS)
class DeadlinesIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 10);
    private final long before = buyer.balance();

    @Test
    void aSellerWhoNeverAnswersLosesTheTradeAndTheBuyerIsRefunded() {
        Trade trade = buyer.requests(socks);

        trade.becomes("Expired");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
        assertThat(buyer.balance()).isEqualTo(before);
        socks.now().has("/available", 10);
        Event event = market.events().of(trade, "WtbExpired");
        EventCheck.of(event, trade).says("Expired", 2, null);
        buyer.seesOnMyPage(trade, "Expired");
        seller.accepts(trade).isProblem(409, "trade-state-conflict");
    }

    @Test
    void aBuyerWhoNeverFinishesAnAcceptedTradePaysTheSellerAllTheSame() {
        Trade trade = buyer.requests(socks);
        seller.accepts(trade).is(200);

        trade.becomes("Finished");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.payout(trade));
        assertThat(seller.balance()).isEqualTo(PRICE);
    }

    /**
     * Fault: the orchestrator is stopped before the seller's time is over, and stays down longer. Must hold: what fell due
     * meanwhile is handled soon after its return.
     */
    @Test
    void aDeadlineThatPassedWhileNobodyRanIsHandledAfterTheReturn() {
        Trade trade = buyer.requests(socks);
        Instant decideBy = Instant.parse(trade.now().text("/decideBy"));

        system.crash(Part.TRADE);
        Patience.await("the seller's time to be over").until(() -> Instant.now().isAfter(decideBy));
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade));
        system.start(Part.TRADE);

        trade.becomes("Expired");
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
        assertThat(buyer.balance()).isEqualTo(before);
    }
}
