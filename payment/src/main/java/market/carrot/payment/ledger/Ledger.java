package market.carrot.payment.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books. The only writer of wallets and transfers, so that a balance never changes without its transfer.
 *
 * <p>Each kind of transfer touches one wallet, and whoever locks a row of its own (a hold, an order) does so before it
 * books: all transactions lock in the same order, and none can wait in a circle.
 */
@Repository
public class Ledger {
    private final JdbcClient db;

    Ledger(JdbcClient db) {
        this.db = db;
    }

    /**
     * Moves the money, as a part of the caller's transaction.
     *
     * @return the transfer's id
     * @throws ProblemException INSUFFICIENT_FUNDS when the debited wallet holds less
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long book(Transfer transfer, Instant now) {
        if (transfer.debit().isWallet()) {
            take(transfer);
        }
        if (transfer.credit().isWallet()) {
            give(transfer);
        }
        return write(transfer, now);
    }

    private void take(Transfer transfer) {
        // check and change in one statement: two spenders of the same money cannot both pass
        int taken = db.sql("update wallet set balance = balance - :amount"
                        + " where owner = :owner and currency = :currency and balance >= :amount")
                .param("amount", transfer.money().amount())
                .param("owner", transfer.debit().owner())
                .param("currency", transfer.money().currency())
                .update();
        if (taken == 0) {
            throw new ProblemException(
                    ProblemType.INSUFFICIENT_FUNDS, "The wallet holds less than " + transfer.money() + ".");
        }
    }

    private void give(Transfer transfer) {
        db.sql("insert into wallet (owner, currency, balance) values (:owner, :currency, :amount)"
                        + " on conflict (owner, currency) do update set balance = wallet.balance + excluded.balance")
                .param("amount", transfer.money().amount())
                .param("owner", transfer.credit().owner())
                .param("currency", transfer.money().currency())
                .update();
    }

    private long write(Transfer transfer, Instant now) {
        return db.sql("insert into transfer (kind, debit, debit_owner, credit, credit_owner, amount, currency, wtb_id,"
                        + " reference, reverses, booked_at)"
                        + " values (:kind, :debit, :debitOwner, :credit, :creditOwner, :amount, :currency, :wtbId,"
                        + " :reference, :reverses, :now) returning transfer_id")
                .param("kind", transfer.kind().name())
                .param("debit", transfer.debit().kind().name())
                .param("debitOwner", transfer.debit().owner())
                .param("credit", transfer.credit().kind().name())
                .param("creditOwner", transfer.credit().owner())
                .param("amount", transfer.money().amount())
                .param("currency", transfer.money().currency())
                .param("wtbId", transfer.wtbId())
                .param("reference", transfer.reference())
                .param("reverses", transfer.reverses())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** What the wallet holds now; nothing when nobody ever put money in. */
    @Transactional(readOnly = true)
    public long balance(WalletId wallet) {
        return db.sql("select balance from wallet where owner = :owner and currency = :currency")
                .param("owner", wallet.owner())
                .param("currency", wallet.currency())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
