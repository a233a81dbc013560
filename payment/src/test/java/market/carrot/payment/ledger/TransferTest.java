package market.carrot.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import market.carrot.payment.ledger.TrialBalance.CurrencyBalance;
import market.carrot.platform.money.Money;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final Money PRICE = new Money(3000, "KRW");

    @Test
    void aTradesMoneyGoesThroughEscrow() {
        assertThat(sides(Transfer.hold(7, "buyer", PRICE))).isEqualTo("wallet:buyer -> escrow");
        assertThat(sides(Transfer.refund(7, "buyer", PRICE))).isEqualTo("escrow -> wallet:buyer");
        assertThat(sides(Transfer.payout(7, "seller", PRICE))).isEqualTo("escrow -> wallet:seller");
    }

    @Test
    void aReversedWithdrawalIsTheWithdrawalBackwards() {
        WalletId wallet = new WalletId("buyer", "KRW");

        assertThat(sides(Transfer.withdrawal(wallet, PRICE))).isEqualTo("wallet:buyer -> external");
        assertThat(sides(Transfer.reversedWithdrawal(wallet, PRICE, 1))).isEqualTo("external -> wallet:buyer");
    }

    @Test
    void nothingIsNotATransfer() {
        Money nothing = new Money(0, "KRW");

        assertThatThrownBy(() -> Transfer.hold(7, "buyer", nothing)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAWalletHasAnOwner() {
        assertThatThrownBy(() -> new Account(AccountKind.ESCROW, "buyer")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.walletOf(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWalletHoldsACurrencyThatExists() {
        assertThatThrownBy(() -> new WalletId("buyer", "QQQ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void booksWithMoneyFromNowhereAreNotBalanced() {
        CurrencyBalance sound = CurrencyBalance.of("KRW", 100, 60, 40, 0);
        CurrencyBalance broken = CurrencyBalance.of("USD", 100, 70, 40, 0);

        assertThat(TrialBalance.of(List.of(sound)).balanced()).isTrue();
        assertThat(TrialBalance.of(List.of(sound, broken)).balanced()).isFalse();
        assertThat(broken.difference()).isEqualTo(-10);
    }

    private static String sides(Transfer transfer) {
        return transfer.debit() + " -> " + transfer.credit();
    }
}
