package market.carrot.local.torture.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.TransferRow;
import market.carrot.local.torture.evidence.WalletRow;
import market.carrot.local.torture.traffic.Wallets;

/**
 * Debits equal credits, every wallet is the sum of its transfers and never negative, all wallets together are what was
 * brought in less what was taken out, and what users were told of that is in the ledger.
 */
final class MoneyIsConserved implements Invariant {
    private final Wallets deposits;
    private final Wallets withdrawals;

    /** @param deposits and withdrawals: what users were told of them */
    MoneyIsConserved(Wallets deposits, Wallets withdrawals) {
        this.deposits = deposits;
        this.withdrawals = withdrawals;
    }

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        return Stream.of(wallets(evidence), sum(evidence), acknowledged(evidence))
                .flatMap(some -> some);
    }

    private Stream<Violation> wallets(Evidence evidence) {
        Map<String, Long> booked = new HashMap<>();
        for (TransferRow transfer : evidence.transfers()) {
            booked.merge(String.valueOf(transfer.debitOwner()), -transfer.amount(), Long::sum);
            booked.merge(String.valueOf(transfer.creditOwner()), transfer.amount(), Long::sum);
        }
        return evidence.wallets().stream()
                .filter(wallet -> wallet.balance() < 0 || wallet.balance() != booked.getOrDefault(wallet.owner(), 0L))
                .map(wallet ->
                        Violation.of(this, 0, "%s, but its transfers make %s", wallet, booked.get(wallet.owner())));
    }

    private Stream<Violation> sum(Evidence evidence) {
        long owned = evidence.wallets().stream().mapToLong(WalletRow::balance).sum();
        long escrow = evidence.transfers().stream()
                .mapToLong(transfer -> balance(transfer, "ESCROW"))
                .sum();
        long brought = -evidence.transfers().stream()
                .mapToLong(transfer -> balance(transfer, "EXTERNAL"))
                .sum();
        return owned == brought && escrow == 0
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this, 0, "users own %d and escrow %d of %d that was brought in", owned, escrow, brought));
    }

    private Stream<Violation> acknowledged(Evidence evidence) {
        long deposited = sum(evidence, "DEPOSIT");
        long withdrawn = sum(evidence, "WITHDRAWAL");
        return Stream.concat(within("deposited", deposited, deposits), within("withdrawn", withdrawn, withdrawals));
    }

    private Stream<Violation> within(String what, long booked, Wallets told) {
        return booked >= told.acknowledged() && booked <= told.acknowledged() + told.uncertain()
                ? Stream.empty()
                : Stream.of(Violation.of(
                        this,
                        0,
                        "%d is booked as %s, users were told of %d and perhaps %d more",
                        booked,
                        what,
                        told.acknowledged(),
                        told.uncertain()));
    }

    private static long sum(Evidence evidence, String kind) {
        return evidence.transfers().stream()
                .filter(transfer -> transfer.is(kind))
                .mapToLong(transfer -> transfer.reverses() == null ? transfer.amount() : -transfer.amount())
                .sum();
    }

    private static long balance(TransferRow transfer, String account) {
        long in = transfer.credit().equals(account) ? transfer.amount() : 0;
        long out = transfer.debit().equals(account) ? transfer.amount() : 0;
        return in - out;
    }
}
