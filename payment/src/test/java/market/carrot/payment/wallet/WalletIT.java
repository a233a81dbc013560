package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletIT extends PaymentIT {
    private final String user = newUser("user");

    @Test
    void aNewUserHasNothing() {
        Answer wallet = payment.get("/wallets/me", Tokens.ofUser(user));

        assertThat(wallet.status()).isEqualTo(200);
        assertThat(wallet.text("currency")).isEqualTo("KRW");
        assertThat(wallet.number("balance")).isZero();
    }

    @Test
    void aDepositIsInTheWalletWhenItIsAnswered() {
        Answer booked = payment.deposit(user, 10_000);

        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.text("kind")).isEqualTo("DEPOSIT");
        assertThat(booked.number("transferId")).isPositive();
        assertThat(booked.number("amount")).isEqualTo(10_000);
        assertThat(booked.text("currency")).isEqualTo("KRW");
        assertThat(booked.number("balance")).isEqualTo(10_000);
        assertThat(payment.deposit(user, 5).number("balance")).isEqualTo(10_005);
    }

    @Test
    void aQuotedAmountIsUnderstood() {
        assertThat(move("deposits", """
                {"amount":"3000"}""").number("balance"))
                .isEqualTo(3000);
    }

    @Test
    void currenciesAreKeptApart() {
        move("deposits", """
                {"amount":700,"currency":"USD"}""");
        payment.deposit(user, 100);

        assertThat(payment.balance(user)).isEqualTo(100);
        assertThat(payment.get("/wallets/me?currency=USD", Tokens.ofUser(user)).number("balance"))
                .isEqualTo(700);
        assertThat(move("withdrawals", """
                {"amount":101,"currency":"KRW"}""")
                        .problem())
                .isEqualTo("insufficient-funds");
    }

    @Test
    void aWithdrawalLeavesTheWallet() {
        payment.deposit(user, 1000);

        Answer booked = payment.withdraw(user, 300);

        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.text("kind")).isEqualTo("WITHDRAWAL");
        assertThat(booked.number("balance")).isEqualTo(700);
    }

    @Test
    void nobodyWithdrawsMoreThanThereIs() {
        payment.deposit(user, 1000);

        Answer refused = payment.withdraw(user, 1001);

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.problem()).isEqualTo("insufficient-funds");
        assertThat(payment.balance(user)).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                """
                {"amount":0}""",
                """
                {"amount":-1}""",
                """
                {"amount":"many"}""",
                """
                {"amount":1000000000001}""",
                """
                {"amount":1,"currency":"QQQ"}""",
                """
                {"amount":1,"userId":"somebody"}"""
            })
    void aMalformedMovementIsRefused(String body) {
        for (String movement : new String[] {"deposits", "withdrawals"}) {
            Answer refused = move(movement, body);

            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("invalid-request");
        }
    }

    @Test
    void aCurrencyThatDoesNotExistIsRefused() {
        assertThat(payment.get("/wallets/me?currency=QQQ", Tokens.ofUser(user)).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void walletsNeedAToken() {
        assertThat(payment.get("/wallets/me", null).status()).isEqualTo(401);
        assertThat(payment.get("/wallets/me", "forged").status()).isEqualTo(401);
    }

    private Answer move(String movement, String body) {
        return payment.send("POST", "/wallets/me/" + movement, Tokens.ofUser(user), body);
    }
}
