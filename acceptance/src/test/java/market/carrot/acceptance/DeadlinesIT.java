package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
     * Fault: both processes that trade are killed before the sellers' time is over, and stay down longer. Must hold: what
     * fell due meanwhile is handled soon after their return, though both find it at once: each trade ends once.
     */
    @Test
    void deadlinesThatPassedWhileNobodyRanAreHandledOnceByTwoWhoReturn() {
        List<Trade> trades =
                Stream.generate(() -> buyer.requests(socks)).limit(6).toList();
        Instant decideBy = Instant.parse(trades.get(trades.size() - 1).now().text("/decideBy"));

        system.crash(Part.TRADE, Part.TRADE_2);
        Patience.await("the sellers' time to be over").until(() -> Instant.now().isAfter(decideBy));
        system.start(Part.TRADE, Part.TRADE_2);

        trades.forEach(trade -> {
            trade.becomes("Expired");
            assertThat(trade.isBookedAs("Expired")).isTrue();
        });
        assertThat(buyer.balance()).isEqualTo(before);
        socks.now().has("/available", 10);
    }

    /**
     * Fault: the coordinator is killed before deadlines pass, and stays down longer. Must hold: what silence means is
     * decided in time, no money moves; when the coordinator is back the decision is carried out, once.
     */
    @Test
    void whatSilenceDecidesWithoutTheCoordinatorIsCarriedOutWhenItIsBack() {
        Trade accepted = buyer.requests(socks);
        seller.accepts(accepted).is(200);
        Trade unanswered = buyer.requests(socks);

        system.crash(Part.LRA_COORDINATOR);
        try {
            accepted.becomes("Finishing");
            unanswered.becomes("Expiring");
            assertThat(accepted.payLog()).containsExactly(Transfer.hold(accepted));
            assertThat(unanswered.payLog()).containsExactly(Transfer.hold(unanswered));
        } finally {
            system.start(Part.LRA_COORDINATOR);
        }

        assertThat(accepted.becomes("Finished").isBookedAs("Finished")).isTrue();
        assertThat(unanswered.becomes("Expired").isBookedAs("Expired")).isTrue();
    }
}
