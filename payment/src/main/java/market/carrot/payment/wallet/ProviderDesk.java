package market.carrot.payment.wallet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import market.carrot.payment.ledger.Ledger;
import market.carrot.payment.ledger.Transfer;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.idempotency.Answers;
import market.carrot.platform.idempotency.Claim;
import market.carrot.platform.idempotency.GivenAnswer;
import market.carrot.platform.idempotency.IdempotencyKeys;
import market.carrot.platform.idempotency.KeyedRequest;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Between the ledger and the payment provider. A deposit is booked after the provider confirmed it; a withdrawal before
 * the provider is asked, so that the same money cannot be spent meanwhile, and booked back if the provider refuses. Each
 * step keeps, under the request's key, what can be answered from then on.
 */
@Service
class ProviderDesk {
    private final ProviderOrders orders;
    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final ProviderProperties properties;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    ProviderDesk(
            ProviderOrders orders,
            Ledger ledger,
            IdempotencyKeys keys,
            Answers answers,
            ProviderProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.ledger = ledger;
        this.keys = keys;
        this.answers = answers;
        this.properties = properties;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param key null when the request has none */
    @Transactional
    public Opening openDeposit(WalletId wallet, Money money, String key) {
        Claim claim = keys.claim(new KeyedRequest(wallet.owner(), "deposit", key, money));
        return claim.isAnswered()
                ? Opening.answered(claim.answer())
                : Opening.of(orders.insert(TransferKind.DEPOSIT, wallet, money, null, claim.id(), clock.instant()));
    }

    /** An empty wallet is an answer too, and kept under the key. */
    @Transactional
    public Opening openWithdrawal(WalletId wallet, Money money, String key) {
        Claim claim = keys.claim(new KeyedRequest(wallet.owner(), "withdraw", key, money));
        if (claim.isAnswered()) {
            return Opening.answered(claim.answer());
        }
        Instant now = clock.instant();
        try {
            Long booked = savepoint.execute(status -> ledger.book(Transfer.withdrawal(wallet, money), now));
            return Opening.of(orders.insert(TransferKind.WITHDRAWAL, wallet, money, booked, claim.id(), now));
        } catch (ProblemException refusal) {
            return Opening.answered(keys.settle(claim.id(), answers.refusal(refusal)));
        }
    }

    @Transactional
    public GivenAnswer confirm(long orderId, String reference) {
        ProviderOrder order = orders.lock(orderId);
        Optional<Transfer> deposit = order.confirm(reference);
        Long transferId =
                deposit.isPresent() ? Long.valueOf(ledger.book(deposit.get(), clock.instant())) : order.transferId();
        orders.answered(order, transferId);
        return keys.settle(order.requestId(), booked(order, transferId));
    }

    @Transactional
    public GivenAnswer refuse(long orderId, String reason) {
        ProviderOrder order = orders.lock(orderId);
        order.refuse().ifPresent(reversal -> ledger.book(reversal, clock.instant()));
        orders.answered(order, order.transferId());
        ProblemException refusal = new ProblemException(ProblemType.PROVIDER_REFUSED, reason);
        return keys.settle(order.requestId(), answers.refusal(refusal));
    }

    /** The provider may have paid: the withdrawal stays booked, and that is the answer. */
    @Transactional
    public GivenAnswer leaveBooked(ProviderOrder withdrawal) {
        return keys.settle(withdrawal.requestId(), booked(withdrawal, withdrawal.transferId()));
    }

    /** Until the provider answers, whoever asks again under the deposit's key is told the same. */
    @Transactional
    public void leaveOpen(ProviderOrder deposit, GivenAnswer meanwhile) {
        keys.sayMeanwhile(deposit.requestId(), meanwhile);
    }

    @Transactional
    public List<ProviderOrder> claimUnanswered() {
        Instant now = clock.instant();
        return orders.claimUnanswered(now.minus(properties.askAgainAfter()), now);
    }

    private GivenAnswer booked(ProviderOrder order, long transferId) {
        WalletMovement movement = new WalletMovement(
                transferId, order.getKind(), order.getAmount(), order.getCurrency(), ledger.balance(order.wallet()));
        return answers.created(movement, Map.of());
    }
}
