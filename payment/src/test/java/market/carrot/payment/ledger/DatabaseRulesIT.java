package market.carrot.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import market.carrot.payment.support.PaymentIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Someone with SQL and no scruples tries to break the books. PostgreSQL itself refuses, whatever the application does. */
class DatabaseRulesIT extends PaymentIT {
    private static final String HOLD_TRANSFER = "insert into transfer"
            + " (kind, debit, debit_owner, credit, amount, currency, wtb_id, booked_at)"
            + " values ('HOLD', 'WALLET', '%s', 'ESCROW', %d, 'KRW', %d, now())";
    private static final String SETTLEMENT = "insert into transfer"
            + " (kind, debit, credit, credit_owner, amount, currency, wtb_id, booked_at)"
            + " values ('%s', 'ESCROW', 'WALLET', '%s', %d, 'KRW', %d, now())";

    private final long trade = newTrade();
    private final String seller = newUser("seller");
    private String buyer;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void moneyIsHeld() {
        buyer = buyerWith(9000);
        payment.hold(trade, buyer, seller, 3000);
    }

    @Test
    void noWalletGoesBelowZero() {
        refused("wallet_never_negative", "update wallet set balance = -1 where owner = '" + buyer + "'");
    }

    @Test
    void noTradeIsHeldTwice() {
        refused("one_hold_transfer_per_trade", HOLD_TRANSFER.formatted(buyer, 3000, trade));
        refused(
                "one_hold_per_trade",
                "insert into hold (wtb_id, state, settled_at) values (" + trade + ", 'Refunded', now())");
    }

    @Test
    void noTradeIsSettledTwice() {
        payment.refund(trade);

        refused("one_settlement_per_trade", SETTLEMENT.formatted("REFUND", buyer, 3000, trade));
        refused("one_settlement_per_trade", SETTLEMENT.formatted("PAYOUT", seller, 3000, trade));
        refused("UPDATE on hold is forbidden", settled("PaidOut"));
        refused("UPDATE on hold is forbidden", "update hold set state = 'Held', settled_at = null" + ofTrade());
    }

    @Test
    void nothingIsSettledThatIsNotHeld() {
        refused("transfer_wtb_id_fkey", SETTLEMENT.formatted("PAYOUT", buyer, 3000, newTrade()));
        long undone = newTrade();
        payment.refund(undone);
        refused("is not what its hold says", SETTLEMENT.formatted("REFUND", buyer, 3000, undone));
    }

    @Test
    void moneyGoesToWhomAndInTheAmountThatTheHoldSays() {
        String thief = buyerWith(1);

        refused("is not what its hold says", settled("Refunded"), SETTLEMENT.formatted("REFUND", thief, 3000, trade));
        refused("is not what its hold says", settled("PaidOut"), SETTLEMENT.formatted("PAYOUT", buyer, 3000, trade));
        refused("is not what its hold says", settled("Refunded"), SETTLEMENT.formatted("REFUND", buyer, 3001, trade));
    }

    @Test
    void aHoldSaysWhatIsBooked() {
        refused("is Refunded but booked as HOLD", settled("Refunded"));
        refused(
                "is Held but booked as nothing",
                "insert into hold (wtb_id, buyer_id, seller_id, amount, currency, state, held_at) values (" + newTrade()
                        + ", 'a', 'b', 1, 'KRW', 'Held', now())");
    }

    @Test
    void aHoldKeepsItsTerms() {
        refused("UPDATE on hold is forbidden", "update hold set amount = 1" + ofTrade());
        refused("UPDATE on hold is forbidden", "update hold set seller_id = 'thief'" + ofTrade());
        refused("DELETE on hold is forbidden", "delete from hold" + ofTrade());
        refused("TRUNCATE on", "truncate hold cascade");
    }

    @Test
    void transfersAreForEver() {
        refused("UPDATE on transfer is forbidden", "update transfer set amount = 1" + ofTrade());
        refused("DELETE on transfer is forbidden", "delete from transfer" + ofTrade());
        refused("TRUNCATE on transfer is forbidden", "truncate transfer cascade");
    }

    @Test
    void noTransferMovesNothingOrBackwards() {
        refused("transfer_amount_positive", withdrawal(buyer, 0, "KRW"));
        refused("transfer_amount_positive", withdrawal(buyer, -5, "KRW"));
        refused("transfer_sides_of_kind", deposit("WITHDRAWAL", "null"));
        refused("transfer_sides_of_kind", deposit("GIFT", "null"));
    }

    @Test
    void noTransferChangesTheCurrency() {
        refused("transfer_debit_owner_currency_fkey", withdrawal(buyer, 5, "USD"));
        refused(
                "is not what its hold says",
                "update hold set state = 'Refunded', settled_at = now()" + ofTrade(),
                "insert into wallet values ('" + buyer + "', 'USD', 3000)",
                SETTLEMENT.replace("KRW", "USD").formatted("REFUND", buyer, 3000, trade));
    }

    @Test
    void noDepositIsBookedWithoutItsConfirmationOrTwice() {
        refused("deposit_is_confirmed", deposit("DEPOSIT", "null"));
        refused("one_deposit_per_confirmation", deposit("DEPOSIT", "'r'"), deposit("DEPOSIT", "'r'"));
    }

    @Test
    void noWithdrawalIsReversedTwice() {
        long withdrawal = payment.withdraw(buyer, 5).number("transferId");
        String reversal =
                "insert into transfer (kind, debit, credit, credit_owner, amount, currency, reverses, booked_at)"
                        + " values ('WITHDRAWAL', 'EXTERNAL', 'WALLET', '" + buyer + "', 5, 'KRW', " + withdrawal
                        + ", now())";

        refused("one_reversal_per_transfer", reversal, reversal);
    }

    private String ofTrade() {
        return " where wtb_id = " + trade;
    }

    private String settled(String state) {
        return "update hold set state = '" + state + "', settled_at = now()" + ofTrade();
    }

    private static String withdrawal(String owner, long amount, String currency) {
        return "insert into transfer (kind, debit, debit_owner, credit, amount, currency, booked_at)"
                + " values ('WITHDRAWAL', 'WALLET', '%s', 'EXTERNAL', %d, '%s', now())"
                        .formatted(owner, amount, currency);
    }

    private String deposit(String kind, String reference) {
        return "insert into transfer (kind, debit, credit, credit_owner, amount, currency, reference, booked_at)"
                + " values ('%s', 'EXTERNAL', 'WALLET', '%s', 5, 'KRW', %s, now())".formatted(kind, buyer, reference);
    }

    /** The statements, in one transaction, fail for that reason, at the latest when it commits. */
    private void refused(String reason, String... statements) {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                    for (String statement : statements) {
                        assertThat(db.sql(statement).update()).isNotNegative();
                    }
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class)
                .rootCause()
                .hasMessageContaining(reason);
    }
}
