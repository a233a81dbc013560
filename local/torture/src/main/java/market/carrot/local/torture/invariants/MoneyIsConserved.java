package market.carrot.local.torture.invariants;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        return Stream.concat(told(evidence, "DEPOSIT", deposits), told(evidence, "WITHDRAWAL", withdrawals));
    }

    private Stream<Violation> told(Evidence evidence, String kind, Wallets told) {
        List<TransferRow> transfers =
                evidence.transfers().stream().filter(each -> each.is(kind)).toList();
        Set<Long> reversed = transfers.stream()
                .filter(each -> each.reverses() != null)
                .map(TransferRow::reverses)
                .collect(Collectors.toSet());
        List<Long> booked = transfers.stream()
                .filter(each -> each.reverses() == null && !reversed.contains(each.transferId()))
                .map(TransferRow::amount)
                .toList();
        Stream<Violation> lost = told.acknowledged().stream()
                .filter(amount -> !booked.contains(amount))
                .map(amount -> Violation.of(this, 0, "%s of %d was acknowledged and is not booked", kind, amount));
        Stream<Violation> made = booked.stream()
                .filter(amount -> !told.acknowledged().contains(amount)
                        && !told.uncertain().contains(amount))
                .map(amount -> Violation.of(this, 0, "%s of %d is booked, and its user was refused", kind, amount));
        Stream<Violation> twice = booked.stream()
                .filter(amount -> Collections.frequency(booked, amount) > 1)
                .distinct()
                .map(amount -> Violation.of(this, 0, "%s of %d is booked twice", kind, amount));
        return Stream.of(lost, made, twice).flatMap(some -> some);
    }

    private static long balance(TransferRow transfer, String account) {
        long in = transfer.credit().equals(account) ? transfer.amount() : 0;
        long out = transfer.debit().equals(account) ? transfer.amount() : 0;
        return in - out;
    }
}
