package market.carrot.payment.wallet;

import market.carrot.payment.ledger.TransferKind;

/**
 * What was booked for a deposit or a withdrawal.
 *
 * @param balance what the wallet holds now, in the currency's minor unit
 */
record WalletMovement(long transferId, TransferKind kind, long amount, String currency, long balance) {}
