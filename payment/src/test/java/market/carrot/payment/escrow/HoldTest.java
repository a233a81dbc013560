package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import market.carrot.payment.ledger.Transfer;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final long TRADE = 7;
    private static final Money PRICE = new Money(3000, "KRW");
    private static final HoldTerms TERMS = new HoldTerms("buyer", "seller", PRICE);

    @Test
    void theMoneyOfARejectedTradeGoesBackToTheBuyerOnce() {
        Hold hold = held();

        assertThat(hold.refund()).contains(Transfer.refund(TRADE, "buyer", PRICE));
        assertThat(hold.state()).isEqualTo(HoldState.REFUNDED);
        assertThat(hold.refund()).isEmpty();
    }

    @Test
    void theMoneyOfAFinishedTradeGoesToTheSellerOnce() {
        Hold hold = held();

        assertThat(hold.payOut()).contains(Transfer.payout(TRADE, "seller", PRICE));
        assertThat(hold.state()).isEqualTo(HoldState.PAID_OUT);
        assertThat(hold.payOut()).isEmpty();
    }

    @Test
    void whatIsPaidOutIsNotRefunded() {
        Hold hold = held();
        hold.payOut();

        refused(hold, Hold::refund, ProblemType.HOLD_PAID_OUT);
        assertThat(hold.state()).isEqualTo(HoldState.PAID_OUT);
    }

    @Test
    void whatIsRefundedIsNotPaidOut() {
        Hold hold = held();
        hold.refund();

        refused(hold, Hold::payOut, ProblemType.HOLD_REFUNDED);
    }

    @Test
    void holdingAgainOnTheSameTermsChangesNothing() {
        Hold hold = held();

        hold.holdAgain(new HoldTerms("buyer", "seller", new Money(3000, "KRW")));

        assertThat(hold.state()).isEqualTo(HoldState.HELD);
    }

    @Test
    void holdingAgainOnOtherTermsIsAMistakeOfTheCaller() {
        refused(held(), hold -> hold.holdAgain(new HoldTerms("buyer", "seller", new Money(3001, "KRW"))), mismatch());
        refused(held(), hold -> hold.holdAgain(new HoldTerms("buyer", "seller", new Money(3000, "USD"))), mismatch());
        refused(held(), hold -> hold.holdAgain(new HoldTerms("other", "seller", PRICE)), mismatch());
    }

    @Test
    void aHoldThatComesAfterItsRefundIsRefused() {
        Hold tombstone = new Hold(1, TRADE, null, HoldState.REFUNDED);

        refused(tombstone, hold -> hold.holdAgain(TERMS), ProblemType.HOLD_REFUNDED);
        refused(tombstone, Hold::payOut, ProblemType.HOLD_REFUNDED);
        assertThat(tombstone.refund()).isEmpty();
    }

    @Test
    void aHoldThatIsOverIsNotTakenAgain() {
        Hold refunded = held();
        refunded.refund();
        Hold paidOut = held();
        paidOut.payOut();

        refused(refunded, hold -> hold.holdAgain(TERMS), ProblemType.HOLD_REFUNDED);
        refused(paidOut, hold -> hold.holdAgain(TERMS), ProblemType.HOLD_PAID_OUT);
    }

    @Test
    void onlyATombstoneIsWithoutTerms() {
        assertThatThrownBy(() -> new Hold(1, TRADE, null, HoldState.HELD)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Hold held() {
        return new Hold(1, TRADE, TERMS, HoldState.HELD);
    }

    private static ProblemType mismatch() {
        return ProblemType.TRADE_DATA_MISMATCH;
    }

    private static void refused(Hold hold, Consumer<Hold> verb, ProblemType why) {
        assertThatThrownBy(() -> verb.accept(hold))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(why));
    }
}
