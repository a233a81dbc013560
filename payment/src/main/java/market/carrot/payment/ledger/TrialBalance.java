package market.carrot.payment.ledger;

import java.util.List;

/**
 * Whether the books agree. Two sides that are counted independently: what came in from outside and did not leave again
 * (from the transfers), and what lies in wallets and open holds (from their own rows).
 *
 * @param balanced every difference is zero; anything else is a defect of ours
 */
record TrialBalance(boolean balanced, List<CurrencyBalance> currencies) {

    static TrialBalance of(List<CurrencyBalance> currencies) {
        return new TrialBalance(
                currencies.stream().allMatch(balance -> balance.difference() == 0), List.copyOf(currencies));
    }

    /**
     * The books of one currency, in its minor unit.
     *
     * @param debits the debit balances: money that the payment provider holds for the market
     * @param credits the credit balances: wallets, escrow and fees
     * @param external the outside world, as a credit balance: minus {@code debits}
     */
    record CurrencyBalance(
            String currency,
            long debits,
            long credits,
            long difference,
            long wallets,
            long escrow,
            long fees,
            long external) {

        static CurrencyBalance of(String currency, long received, long wallets, long escrow, long fees) {
            long credits = Math.addExact(Math.addExact(wallets, escrow), fees);
            return new CurrencyBalance(
                    currency, received, credits, received - credits, wallets, escrow, fees, -received);
        }
    }
}
