package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.market.Transfer;
import org.junit.jupiter.api.Test;

/** R3 to R8: what the two parties of a trade decide, and where the money goes. */
class TradeStoryIT extends Story {
    private final Product bike = seller.lists("Road bike", PRICE);
    private final long before = buyer.balance();
    private final Trade trade = buyer.requests(bike);

    @Test
    void r3_r4_theSellerAcceptsAndTheMoneyStaysInEscrow() {
        Answer accepted = seller.accepts(trade).is(200).has("/state", "Accepted");

        assertThat(Instant.parse(accepted.text("/finishBy"))).isAfter(Instant.parse(accepted.text("/requestedAt")));
        assertThat(trade.state()).isEqualTo("Accepted");
        buyer.seesOnMyPage(trade, "Accepted");
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade));
    }

    @Test
    void r6_r7_theBuyerFinishesAndTheSellerIsPaidOnce() {
        seller.accepts(trade).is(200);

        buyer.finishes(trade).is(200).has("/state", "Finished");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.payout(trade));
        assertThat(seller.balance()).isEqualTo(PRICE);
        assertThat(buyer.balance()).isEqualTo(before - PRICE);
        bike.now().has("/state", "Sold");
        buyer.seesOnMyPage(trade, "Finished");
    }

    @Test
    void r3_r5_r8_theSellerRejectsAndTheBuyerIsRefundedOnce() {
        seller.rejects(trade, "Sold to a friend")
                .is(200)
                .has("/state", "Rejected")
                .has("/reason", "Sold to a friend");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
        assertThat(buyer.balance()).isEqualTo(before);
        assertThat(seller.balance()).isZero();
        bike.now().has("/state", "OnSale").has("/available", 1);
        buyer.seesOnMyPage(trade, "Rejected").has("/reason", "Sold to a friend");
    }

    @Test
    void theBuyerCancelsBeforeTheSellerHasDecidedAndIsRefundedOnce() {
        buyer.cancels(trade).is(200).has("/state", "Cancelled");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
        assertThat(buyer.balance()).isEqualTo(before);
        bike.now().has("/state", "OnSale");
    }

    @Test
    void theSameDecisionAgainIsAnsweredTheSameAndMovesNothing() {
        seller.accepts(trade).is(200);
        seller.accepts(trade).is(200).has("/state", "Accepted");
        buyer.finishes(trade).is(200);
        buyer.finishes(trade).is(200).has("/state", "Finished");

        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.payout(trade));
    }

    @Test
    void aContradictingDecisionIsRefusedAndMovesNothing() {
        seller.rejects(trade).is(200);

        seller.accepts(trade).isProblem(409, "trade-state-conflict");
        buyer.cancels(trade).isProblem(409, "trade-state-conflict");
        buyer.finishes(trade).isProblem(409, "trade-state-conflict");

        assertThat(trade.state()).isEqualTo("Rejected");
        assertThat(trade.payLog()).containsExactly(Transfer.hold(trade), Transfer.refund(trade));
    }

    @Test
    void r6_onlyAnAcceptedRequestCanBeFinished() {
        buyer.finishes(trade).isProblem(409, "trade-state-conflict");

        assertThat(trade.state()).isEqualTo("Requested");
    }
}
