package market.carrot.payment.wallet;

import java.util.Optional;
import market.carrot.payment.ledger.Transfer;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.money.Money;

/**
 * One thing that the payment provider is asked to do, and the body that the routes {@code collect-deposit} and
 * {@code pay-out-withdrawal} receive. The provider may be asked more than once for the same order: to a real one,
 * {@code orderId} goes as the idempotency key.
 */
public final class ProviderOrder {
    private final long orderId;
    private final TransferKind kind;
    private final WalletId wallet;
    private final Money money;
    private final Long transferId;
    private final Long requestId;
    private OrderState state;

    /**
     * @param transferId what is booked for it, null while nothing is
     * @param requestId under which its answer is kept, null when it was requested without a key
     */
    ProviderOrder(
            long orderId,
            TransferKind kind,
            WalletId wallet,
            Money money,
            Long transferId,
            Long requestId,
            OrderState state) {
        this.orderId = orderId;
        this.kind = kind;
        this.wallet = wallet;
        this.money = money;
        this.transferId = transferId;
        this.requestId = requestId;
        this.state = state;
    }

    /**
     * The provider did it.
     *
     * @param reference the provider's own, which it gives to one confirmation only
     * @return what to book now: a deposit; a withdrawal is booked already, and so is an order that was confirmed before
     * @throws IllegalStateException when the provider refused it before: a person has to look at that
     */
    Optional<Transfer> confirm(String reference) {
        if (state == OrderState.REFUSED) {
            throw new IllegalStateException("The provider confirms order " + orderId + ", which it refused before");
        }
        if (state == OrderState.CONFIRMED) {
            return Optional.empty();
        }
        state = OrderState.CONFIRMED;
        return kind == TransferKind.DEPOSIT
                ? Optional.of(Transfer.deposit(wallet, money, reference))
                : Optional.empty();
    }

    /**
     * The provider will not do it.
     *
     * @return what to book now: a withdrawal back, if it is not back yet
     * @throws IllegalStateException when the provider confirmed it before: a person has to look at that
     */
    Optional<Transfer> refuse() {
        if (state == OrderState.CONFIRMED) {
            throw new IllegalStateException("The provider refuses order " + orderId + ", which it confirmed before");
        }
        if (state == OrderState.REFUSED) {
            return Optional.empty();
        }
        state = OrderState.REFUSED;
        return kind == TransferKind.WITHDRAWAL
                ? Optional.of(Transfer.reversedWithdrawal(wallet, money, transferId))
                : Optional.empty();
    }

    public long getOrderId() {
        return orderId;
    }

    public TransferKind getKind() {
        return kind;
    }

    public String getUserId() {
        return wallet.owner();
    }

    /** In the currency's minor unit. */
    public long getAmount() {
        return money.amount();
    }

    public String getCurrency() {
        return money.currency();
    }

    Long transferId() {
        return transferId;
    }

    Long requestId() {
        return requestId;
    }

    WalletId wallet() {
        return wallet;
    }

    OrderState state() {
        return state;
    }
}
