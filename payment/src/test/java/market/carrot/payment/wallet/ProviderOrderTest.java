package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import market.carrot.payment.ledger.Transfer;
import market.carrot.payment.ledger.TransferKind;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.money.Money;
import org.junit.jupiter.api.Test;

class ProviderOrderTest {
    private static final WalletId WALLET = new WalletId("buyer", "KRW");
    private static final Money MONEY = new Money(10_000, "KRW");
    private static final long BOOKED = 5;

    @Test
    void aDepositIsBookedWhenTheProviderConfirmsIt() {
        ProviderOrder deposit = order(TransferKind.DEPOSIT, null);

        assertThat(deposit.confirm("ref-1")).contains(Transfer.deposit(WALLET, MONEY, "ref-1"));
        assertThat(deposit.state()).isEqualTo(OrderState.CONFIRMED);
    }

    @Test
    void aConfirmationThatComesTwiceBooksOnce() {
        ProviderOrder deposit = order(TransferKind.DEPOSIT, null);
        deposit.confirm("ref-1");

        assertThat(deposit.confirm("ref-1")).isEmpty();
    }

    @Test
    void aRefusedDepositWasNeverBooked() {
        ProviderOrder deposit = order(TransferKind.DEPOSIT, null);

        assertThat(deposit.refuse()).isEmpty();
        assertThat(deposit.state()).isEqualTo(OrderState.REFUSED);
    }

    @Test
    void aConfirmedWithdrawalIsBookedAlready() {
        assertThat(order(TransferKind.WITHDRAWAL, BOOKED).confirm("ref-1")).isEmpty();
    }

    @Test
    void aRefusedWithdrawalIsBookedBackOnce() {
        ProviderOrder withdrawal = order(TransferKind.WITHDRAWAL, BOOKED);

        assertThat(withdrawal.refuse()).contains(Transfer.reversedWithdrawal(WALLET, MONEY, BOOKED));
        assertThat(withdrawal.refuse()).isEmpty();
    }

    @Test
    void aProviderThatContradictsItselfIsNotObeyed() {
        ProviderOrder refused = order(TransferKind.WITHDRAWAL, BOOKED);
        refused.refuse();
        ProviderOrder confirmed = order(TransferKind.WITHDRAWAL, BOOKED);
        confirmed.confirm("ref-1");

        assertThatThrownBy(() -> refused.confirm("ref-1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(confirmed::refuse).isInstanceOf(IllegalStateException.class);
    }

    private static ProviderOrder order(TransferKind kind, Long transferId) {
        return new ProviderOrder(1, kind, WALLET, MONEY, transferId, null, OrderState.ASKED);
    }
}
