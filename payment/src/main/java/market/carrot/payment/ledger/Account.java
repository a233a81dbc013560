package market.carrot.payment.ledger;

import java.util.Locale;

/**
 * One side of a transfer.
 *
 * @param owner user id of a wallet's owner; null for the house's own accounts
 */
public record Account(AccountKind kind, String owner) {
    static final Account ESCROW = new Account(AccountKind.ESCROW, null);
    static final Account EXTERNAL = new Account(AccountKind.EXTERNAL, null);

    /** @throws IllegalArgumentException when a wallet has no owner, or a house account has one */
    public Account {
        if ((kind == AccountKind.WALLET) != (owner != null)) {
            throw new IllegalArgumentException("A wallet has an owner, and nothing else has: " + kind + " " + owner);
        }
    }

    static Account walletOf(String owner) {
        return new Account(AccountKind.WALLET, owner);
    }

    boolean isWallet() {
        return kind == AccountKind.WALLET;
    }

    /** As the pay log names it: {@code escrow}, {@code external}, {@code fees} or {@code wallet:<user id>}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return isWallet() ? name + ":" + owner : name;
    }
}
