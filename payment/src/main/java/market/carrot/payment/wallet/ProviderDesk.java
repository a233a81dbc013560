package market.carrot.payment.wallet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import market.carrot.payment.ledger.Ledger;
import market.carrot.payment.ledger.Transfer;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Between the ledger and the payment provider. A deposit is booked after the provider confirmed it; a withdrawal before
 * the provider is asked, so that the same money cannot be spent meanwhile, and booked back if the provider refuses.
 */
@Service
class ProviderDesk {
    private final ProviderOrders orders;
    private final Ledger ledger;
    private final ProviderProperties properties;
    private final Clock clock;

    ProviderDesk(ProviderOrders orders, Ledger ledger, ProviderProperties properties, Clock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional
    public ProviderOrder openDeposit(WalletId wallet, Money money) {
        return orders.insert(TransferKind.DEPOSIT, wallet, money, null, clock.instant());
    }

    /** @throws market.carrot.platform.problem.ProblemException INSUFFICIENT_FUNDS */
    @Transactional
    public ProviderOrder openWithdrawal(WalletId wallet, Money money) {
        Instant now = clock.instant();
        long booked = ledger.book(Transfer.withdrawal(wallet, money), now);
        return orders.insert(TransferKind.WITHDRAWAL, wallet, money, booked, now);
    }

    @Transactional
    public void confirm(long orderId, String reference) {
        ProviderOrder order = orders.lock(orderId);
        Optional<Transfer> deposit = order.confirm(reference);
        Long transferId =
                deposit.isPresent() ? Long.valueOf(ledger.book(deposit.get(), clock.instant())) : order.transferId();
        orders.answered(order, transferId);
    }

    @Transactional
    public void refuse(long orderId) {
        ProviderOrder order = orders.lock(orderId);
        order.refuse().ifPresent(reversal -> ledger.book(reversal, clock.instant()));
        orders.answered(order, order.transferId());
    }

    /** The transfer that a confirmed order is booked as. */
    @Transactional
    public long transferOf(ProviderOrder order) {
        return orders.lock(order.getOrderId()).transferId();
    }

    @Transactional
    public List<ProviderOrder> claimUnanswered() {
        Instant now = clock.instant();
        return orders.claimUnanswered(now.minus(properties.askAgainAfter()), now);
    }
}
