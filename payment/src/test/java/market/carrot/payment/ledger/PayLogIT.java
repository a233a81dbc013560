package market.carrot.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.api.Test;

class PayLogIT extends PaymentIT {
    private final long trade = newTrade();
    private final String seller = newUser("seller");

    @Test
    void aTradesMovementsAreItsBuyersAndItsSellersToSee() {
        String buyer = buyerWith(3000);
        payment.hold(trade, buyer, seller, 3000);
        payment.payOut(trade);

        Answer log = payment.payLog(trade, buyer);

        assertThat(log.status()).isEqualTo(200);
        assertThat(lines(log))
                .containsExactly(
                        "PAYOUT " + trade + " escrow -> wallet:" + seller + " 3000 KRW",
                        "HOLD " + trade + " wallet:" + buyer + " -> escrow 3000 KRW");
        assertThat(log.body().at("/items/0/at").asText()).endsWith("Z");
        assertThat(log.body().at("/items/0/transferId").asLong()).isPositive();
        assertThat(log.body().path("next").isNull()).isTrue();
        assertThat(payment.payLog(trade, seller)).isEqualTo(log);
        assertThat(lines(payment.payLog(trade, newUser("stranger")))).isEmpty();
    }

    /** Operators' pages show it; the orchestrator asks for them. */
    @Test
    void theMarketItselfSeesTheMovementsOfAnyTrade() {
        String buyer = buyerWith(3000);
        payment.hold(trade, buyer, seller, 3000);
        payment.refund(trade);
        String path = "/holds/transfers?wtbIds=" + newTrade() + "," + trade;

        assertThat(lines(payment.get(path, Tokens.ofOrchestrator())))
                .containsExactly(
                        "HOLD " + trade + " wallet:" + buyer + " -> escrow 3000 KRW",
                        "REFUND " + trade + " escrow -> wallet:" + buyer + " 3000 KRW");
        assertThat(payment.get(path, Tokens.ofUser(buyer)).status()).isEqualTo(403);
        assertThat(payment.get(path, Tokens.ofOperator()).status()).isEqualTo(403);
    }

    @Test
    void aTombstoneMovedNothing() {
        payment.refund(trade);

        assertThat(lines(payment.payLog(trade, seller))).isEmpty();
    }

    @Test
    void oneReadsAllOfOnesOwnMovementsPageByPage() {
        String buyer = buyerWith(10_000);
        payment.hold(trade, buyer, seller, 3000);
        payment.refund(trade);
        payment.withdraw(buyer, 500);

        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            Answer page =
                    payment.get("/payLogs?limit=1" + (next.isEmpty() ? "" : "&after=" + next), Tokens.ofUser(buyer));
            assertThat(page.body().path("items")).hasSize(1);
            read.addAll(lines(page));
            next = page.text("next") == null || page.body().path("next").isNull() ? null : page.text("next");
        }

        assertThat(read)
                .containsExactly(
                        "WITHDRAWAL null wallet:" + buyer + " -> external 500 KRW",
                        "REFUND " + trade + " escrow -> wallet:" + buyer + " 3000 KRW",
                        "HOLD " + trade + " wallet:" + buyer + " -> escrow 3000 KRW",
                        "DEPOSIT null external -> wallet:" + buyer + " 10000 KRW");
    }

    @Test
    void aCursorOfOnesOwnMakingIsRefused() {
        assertThat(payment.get("/payLogs?after=%21", Tokens.ofUser(seller)).problem())
                .isEqualTo("invalid-request");
        assertThat(payment.get("/payLogs?limit=101", Tokens.ofUser(seller)).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void theTrialBalanceShowsWhereTheMoneyIs() {
        JsonNode before = won();
        String buyer = buyerWith(5000);
        payment.withdraw(buyer, 1000);
        payment.hold(trade, buyer, seller, 3000);

        JsonNode after = won();

        assertThat(grown(before, after, "debits")).isEqualTo(4000);
        assertThat(grown(before, after, "credits")).isEqualTo(4000);
        assertThat(grown(before, after, "wallets")).isEqualTo(1000);
        assertThat(grown(before, after, "escrow")).isEqualTo(3000);
        assertThat(grown(before, after, "external")).isEqualTo(-4000);
        assertThat(after.path("difference").asLong(-1)).isZero();
    }

    @Test
    void theTrialBalanceIsForOperators() {
        assertThat(payment.get("/ledger/trial-balance", Tokens.ofUser("buyer")).status())
                .isEqualTo(403);
        assertThat(payment.get("/ledger/trial-balance", Tokens.ofOrchestrator()).status())
                .isEqualTo(403);
        assertThat(payment.get("/ledger/trial-balance", null).status()).isEqualTo(401);
    }

    private JsonNode won() {
        for (JsonNode currency : payment.trialBalance().body().path("currencies")) {
            if (currency.path("currency").asText().equals("KRW")) {
                return currency;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static long grown(JsonNode before, JsonNode after, String field) {
        return after.path(field).asLong() - before.path(field).asLong();
    }

    private static List<String> lines(Answer log) {
        List<String> lines = new ArrayList<>();
        log.body()
                .path("items")
                .forEach(entry -> lines.add(entry.path("kind").asText() + " "
                        + (entry.has("wtbId") ? entry.path("wtbId").asText() : "null") + " "
                        + entry.path("debit").asText() + " -> "
                        + entry.path("credit").asText() + " "
                        + entry.path("amount").asText() + " "
                        + entry.path("currency").asText()));
        return lines;
    }
}
