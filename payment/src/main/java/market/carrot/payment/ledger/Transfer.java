package market.carrot.payment.ledger;

import market.carrot.platform.money.Money;

/**
 * One movement of money, from the debit account to the credit account.
 *
 * @param wtbId the trade it belongs to, null for deposits and withdrawals
 * @param reference under which the payment provider confirmed a deposit, else null
 * @param reverses the transfer that this one takes back, else null
 */
public record Transfer(
        TransferKind kind, Account debit, Account credit, Money money, Long wtbId, String reference, Long reverses) {

    /** @throws IllegalArgumentException when nothing would move */
    public Transfer {
        if (money.amount() == 0) {
            throw new IllegalArgumentException("A transfer moves at least 1: " + kind + " of " + money);
        }
    }

    public static Transfer deposit(WalletId wallet, Money money, String reference) {
        Account credit = Account.walletOf(wallet.owner());
        return new Transfer(TransferKind.DEPOSIT, Account.EXTERNAL, credit, money, null, reference, null);
    }

    public static Transfer withdrawal(WalletId wallet, Money money) {
        Account debit = Account.walletOf(wallet.owner());
        return new Transfer(TransferKind.WITHDRAWAL, debit, Account.EXTERNAL, money, null, null, null);
    }

    /** Books a withdrawal back: the same kind, the accounts swapped. */
    public static Transfer reversedWithdrawal(WalletId wallet, Money money, long withdrawalId) {
        Account credit = Account.walletOf(wallet.owner());
        return new Transfer(TransferKind.WITHDRAWAL, Account.EXTERNAL, credit, money, null, null, withdrawalId);
    }

    public static Transfer hold(long wtbId, String buyerId, Money price) {
        return new Transfer(TransferKind.HOLD, Account.walletOf(buyerId), Account.ESCROW, price, wtbId, null, null);
    }

    public static Transfer refund(long wtbId, String buyerId, Money price) {
        return new Transfer(TransferKind.REFUND, Account.ESCROW, Account.walletOf(buyerId), price, wtbId, null, null);
    }

    public static Transfer payout(long wtbId, String sellerId, Money price) {
        return new Transfer(TransferKind.PAYOUT, Account.ESCROW, Account.walletOf(sellerId), price, wtbId, null, null);
    }
}
