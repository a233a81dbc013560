package market.carrot.payment.ledger;

import market.carrot.payment.ledger.TrialBalance.CurrencyBalance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Draws the trial balance. */
@Repository
class TrialBalances {
    /** One statement sees one moment: under load the sums still belong together. */
    private static final String SQL =
            """
            with moved as (
                select currency,
                       sum(amount) filter (where debit = 'EXTERNAL') as came_in,
                       sum(amount) filter (where credit = 'EXTERNAL') as went_out,
                       sum(amount) filter (where credit = 'FEES') as fees
                from transfer group by currency),
            in_wallets as (select currency, sum(balance) as wallets from wallet group by currency),
            in_escrow as (select currency, sum(amount) as escrow from hold where state = 'Held' group by currency)
            select currency,
                   coalesce(came_in, 0) - coalesce(went_out, 0) as received,
                   coalesce(wallets, 0) as wallets, coalesce(escrow, 0) as escrow, coalesce(fees, 0) as fees
            from moved full join in_wallets using (currency) full join in_escrow using (currency)
            order by currency""";

    private final JdbcClient db;

    TrialBalances(JdbcClient db) {
        this.db = db;
    }

    TrialBalance draw() {
        return TrialBalance.of(db.sql(SQL)
                .query((row, number) -> CurrencyBalance.of(
                        row.getString("currency"),
                        row.getLong("received"),
                        row.getLong("wallets"),
                        row.getLong("escrow"),
                        row.getLong("fees")))
                .list());
    }
}
