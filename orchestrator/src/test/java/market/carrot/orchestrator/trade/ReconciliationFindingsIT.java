package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.orchestrator.Tokens;
import market.carrot.platform.paging.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inconsistencies of money and units without one right answer: each is planted, reported to operators, and left as it is. */
class ReconciliationFindingsIT extends ReconciledMarket {

    /** Fault: the money of a trade that goes on is not in escrow any more, or never was. */
    @ParameterizedTest
    @CsvSource({
        ", money-missing",
        "Refunded, money-against-outcome",
        "PaidOut, money-against-outcome",
        "Frozen, money-unclear"
    })
    void theMoneyOfAnOpenTradeIsNotInEscrow(String planted, String kind) {
        long wtbId = requested();
        double before = findingsNow(kind);
        MARKET.payment.plant(wtbId, planted);

        isReported(wtbId, kind);

        areCounted(kind, before + 1);
        assertThat(MARKET.payment.holdOf(wtbId)).isEqualTo(planted);
        buyer.looksAt(wtbId).is(200, "Requested");
        MARKET.payment.plant(wtbId, "Held");
        isReportedNoMore(wtbId);
        areCounted(kind, before);
    }

    /** Fault: the unit of a trade that goes on is not reserved any more, or never was. */
    @ParameterizedTest
    @CsvSource({", unit-missing", "Released, unit-against-outcome", "Sold, unit-against-outcome", "Lent, unit-unclear"})
    void theUnitOfAnOpenTradeIsNotReserved(String planted, String kind) {
        long wtbId = accepted();
        MARKET.product.plant(wtbId, planted);

        isReported(wtbId, kind);

        buyer.looksAt(wtbId).is(200, "Accepted");
        MARKET.product.plant(wtbId, "Reserved");
        isReportedNoMore(wtbId);
    }

    /** Fault: the money and the unit of trades that are over have gone the other way. */
    @Test
    void aTradeThatIsOverWentTheOtherWay() {
        long cancelled = cancelled();
        long finished = finished();
        MARKET.payment.plant(cancelled, "PaidOut");
        MARKET.product.plant(finished, "Released");
        compareAgain(cancelled);
        compareAgain(finished);

        isReported(cancelled, "money-against-outcome");
        isReported(finished, "unit-against-outcome");

        assertThat(MARKET.payment.holdOf(cancelled)).isEqualTo("PaidOut");
        assertThat(MARKET.product.reservation(finished)).isEqualTo("Released");
    }

    /** Fault: payment says of one trade what no contract knows. The others that are compared with it get what is theirs. */
    @Test
    void whatNobodyUnderstandsOfOneTradeIsNoMatterOfTheOthers() {
        long unclear = requested();
        long over = cancelled();
        MARKET.payment.plant(unclear, "Frozen");
        MARKET.payment.plant(over, "Held");
        database.update("update wtb set compare_at = now() - interval '1 hour' where id in (?, ?)", unclear, over);

        isReported(unclear, "money-unclear");

        TradeStory.eventually()
                .untilAsserted(() -> assertThat(MARKET.payment.holdOf(over)).isEqualTo("Refunded"));
        MARKET.payment.plant(unclear, "Held");
        isReportedNoMore(unclear);
    }

    @Test
    void onlyOperatorsSeeWhatIsStuck() {
        assertThat(operations("", Tokens.ofUser(buyer.name())).status()).isEqualTo(403);
        assertThat(operations("", Tokens.ofCoordinator()).status()).isEqualTo(403);
        operations("?limit=0", Tokens.ofOperator()).isRefused(400, "invalid-request");
    }

    @Test
    void whatIsStuckIsListedInPages() {
        List<Long> trades = Stream.generate(this::requested).limit(3).toList();
        trades.forEach(wtbId -> MARKET.product.plant(wtbId, "Sold"));
        trades.forEach(wtbId -> isReported(wtbId, "unit-against-outcome"));

        Answer page = operations("?limit=2", Tokens.ofOperator());

        assertThat(page.body().path("items")).hasSize(2);
        List<Long> rest = stuck("?limit=100&after=" + page.body().path("next").asText())
                .map(trade -> trade.path("wtbId").asLong())
                .toList();
        assertThat(rest)
                .contains(trades.get(2))
                .doesNotContain(page.body().at("/items/1/wtbId").asLong());
        operations("?after=" + new Cursor("holds").after(1), Tokens.ofOperator())
                .isRefused(400, "invalid-request");
        JsonNode trade = stuck("?limit=100")
                .filter(each -> each.path("wtbId").asLong() == trades.get(2))
                .findFirst()
                .orElseThrow();
        assertThat(trade.path("state").asText()).isEqualTo("Requested");
        assertThat(trade.at("/findings/0/detail").asText()).isEqualTo("the trade is Requested, and product has Sold");
        assertThat(trade.at("/findings/0/firstSeen").asText()).isNotEmpty();
        trades.forEach(wtbId -> MARKET.product.plant(wtbId, "Reserved"));
    }
}
