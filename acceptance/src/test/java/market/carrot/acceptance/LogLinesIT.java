package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What all the stories together, their faults too, have left in the logs. */
@Order(Chapter.BOOKS)
@Under(Terms.SECONDS)
class LogLinesIT extends Story {
    private static final Pattern PERSON = Pattern.compile("\\bperson\\d+\\b");
    private static final String MARK = "Zz9PersonalMark";

    @Test
    void nobodyIsInTheLogs() {
        system.start(Part.HAWTIO);
        leaveMarks();
        system.stop(Part.HAWTIO);

        Stream.of(
                        Part.GATEWAY,
                        Part.TRADE,
                        Part.TRADE_2,
                        Part.READ_MODEL,
                        Part.PRODUCT,
                        Part.PAYMENT,
                        Part.LRA_COORDINATOR,
                        Part.HAWTIO)
                .forEach(part -> assertThat(system.log(part).lines())
                        .as(part.toString())
                        .noneMatch(line -> line.contains(MARK))
                        .noneMatch(line -> line.contains("Bearer ") || line.contains("eyJ"))
                        .noneMatch(line -> PERSON.matcher(line).find()));
    }

    /** Wherever somebody can write something: in what is kept, in what is refused, and where it does not belong. */
    private void leaveMarks() {
        Trade trade = buyer.requests(seller.lists(MARK, PRICE));
        seller.rejects(trade, MARK);
        buyer.send("GET", "/products?sellerId=" + MARK + "&" + MARK + "=1", null);
        buyer.send("GET", "/payLogs?wtbId=" + MARK, null);
        buyer.send("POST", "/wtbs", "{\"" + MARK + "\":\"" + MARK + "\"", "Idempotency-Key", MARK, "Cookie", MARK);
        buyer.send("POST", "/wallets/me/deposits", "{\"amount\":\"" + MARK + "\"}", "X-Correlation-Id", MARK + "!");
        market.withToken(MARK).get("/wallets/me");
        market.asksHawtio(MARK + "?" + MARK, "Cookie", "hawtio-session=" + MARK, "X-XSRF-TOKEN", MARK);
        market.asksHawtio("/login/oauth2/code/hawtio?code=" + MARK + "&state=" + MARK);
    }
}
