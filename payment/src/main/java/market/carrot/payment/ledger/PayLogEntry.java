package market.carrot.payment.ledger;

import java.time.Instant;

/** One line of the pay log: a transfer as its parties see it. */
record PayLogEntry(
        long transferId,
        TransferKind kind,
        Long wtbId,
        String debit,
        String credit,
        long amount,
        String currency,
        Instant at) {}
