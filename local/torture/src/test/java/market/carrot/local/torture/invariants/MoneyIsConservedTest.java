package market.carrot.local.torture.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import market.carrot.local.torture.evidence.WalletRow;
import market.carrot.local.torture.traffic.Answer;
import market.carrot.local.torture.traffic.Wallets;
import org.junit.jupiter.api.Test;

class MoneyIsConservedTest {
    private final QuietMarket market = new QuietMarket();

    @Test
    void aQuietMarketConservesIt() {
        assertThat(violations(booked())).isEmpty();
    }

    @Test
    void aWalletThatIsNotTheSumOfItsTransfersIsFound() {
        market.wallets.set(1, new WalletRow("seller", "KRW", 6_000));
        assertThat(violations(booked())).isNotEmpty();
    }

    @Test
    void moneyLeftInEscrowIsFound() {
        market.transfers.remove(market.transfers.size() - 1);
        market.wallets.set(0, new WalletRow("buyer", "KRW", 0));
        assertThat(violations(booked())).isNotEmpty();
    }

    @Test
    void aDepositThatIsNotBookedIsFound() {
        assertThat(violations(money(told(6_000, 201), told(1, 201)))).isNotEmpty();
    }

    @Test
    void aDepositThatWasRefusedAndIsBookedIsFound() {
        assertThat(violations(money(told(6_000, 422)))).isNotEmpty();
    }

    @Test
    void aDepositThatIsBookedTwiceIsFound() {
        market.transfer("DEPOSIT", "EXTERNAL", null, "WALLET", "seller", 6_000, null);
        market.wallets.set(1, new WalletRow("seller", "KRW", 9_000));
        assertThat(violations(money(told(6_000, 201)))).isNotEmpty();
    }

    @Test
    void aDepositWithoutAClearAnswerMayBeBookedOrNot() {
        assertThat(violations(money(told(6_000, 503), told(1, 503)))).isEmpty();
    }

    private static MoneyIsConserved booked() {
        return money(told(6_000, 201));
    }

    private record Told(long amount, int status) {}

    private static Told told(long amount, int status) {
        return new Told(amount, status);
    }

    private static MoneyIsConserved money(Told... all) {
        Wallets deposits = new Wallets();
        for (Told each : all) {
            deposits.note(each.amount(), new Answer(each.status(), 0, "", ""));
        }
        return new MoneyIsConserved(deposits, new Wallets());
    }

    private Stream<Violation> violations(MoneyIsConserved money) {
        return money.violations(market.evidence());
    }
}
