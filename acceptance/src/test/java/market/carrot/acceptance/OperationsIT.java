package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator looks after a trade whose parties have gone away. */
class OperationsIT extends Story {
    private final Person operator = market.operator();

    @Test
    void anAcceptedTradeIsCancelledWithRefundAndEverybodyIsToldWhy() {
        Trade trade = buyer.deposits(3000).requests(seller.lists("Tent", 3000));
        seller.accepts(trade).is(200);
        long before = buyer.balance();

        does("cancel", trade.wtbId()).is(202).has("/byOperator", true);

        buyer.seesOnMyPage(trade, "Cancelled").has("/reason", "The tent burnt down");
        assertThat(buyer.balance()).isEqualTo(before + 3000);
        Answer page = asks("/trades/" + trade.wtbId()).is(200).has("/hold/state", "Refunded");
        page.has("/reservation/state", "Released").has("/ledger/lines/1/kind", "REFUND");
        assertThat(page.json().path("timeline")).hasSizeGreaterThan(6);
        asks("/audit?wtbId=" + trade.wtbId())
                .is(200)
                .has("/items/0/action", "cancel")
                .has("/items/0/operator", operator.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "cancel", "finish"})
    void whatIsOverIsOver(String verb) {
        Trade trade = buyer.deposits(3000).requests(seller.lists("Tent", 3000));
        buyer.cancels(trade).is(200);

        does(verb, trade.wtbId()).isProblem(409, "trade-state-conflict").has("/state", "Cancelled");
        does(verb, 7_000_000_000_001L).isProblem(404, "not-found");
        asks("/trades/7000000000001").isProblem(404, "not-found");
    }

    /** The gateway picks a process; both that trade follow, and whichever is asked tells of both. */
    @Test
    void aBreakerIsForcedOpenInEveryProcess() {
        Product socks = seller.lists("Socks", PRICE, 100);
        operator.post("/operations/breakers/product/open", Json.object("reason", "Product is being moved"))
                .is(200);
        try {
            Patience.await("both to follow").until(() -> operator.get("/operations/breakers")
                    .is(200)
                    .json()
                    .at("/items/1/processes")
                    .findValuesAsText("state")
                    .equals(List.of("forced-open", "forced-open")));
            assertThat(Stream.generate(() -> buyer.asksFor(socks)).limit(4))
                    .allSatisfy(answer -> answer.isProblem(503, "product-unavailable"));
        } finally {
            operator.post("/operations/breakers/product/close", Json.object("reason", "It is back"))
                    .is(200);
        }
        market.breakersAreClosed();

        assertThat(Stream.generate(() -> buyer.asksFor(socks)).limit(4)).allSatisfy(answer -> answer.is(201));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /trades?state=Sad",
        "GET, /trades/x",
        "GET, /findings?limit=0",
        "GET, /audit?limit=0",
        "POST, /trades/1/retry",
        "POST, /trades/1/cancel",
        "POST, /trades/1/finish",
        "POST, /breakers/product/open",
        "POST, /breakers/product/close"
    })
    void whatDoesNotKeepTheContractIsRefused(String method, String path) {
        operator.sendTo(
                        system.addresses().trade(),
                        method,
                        "/operations" + path,
                        method.equals("GET") ? null : Json.object("reason", ""))
                .isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /trades",
        "GET, /trades/1",
        "GET, /findings",
        "GET, /audit",
        "GET, /breakers",
        "POST, /trades/1/retry",
        "POST, /trades/1/cancel",
        "POST, /trades/1/finish",
        "POST, /breakers/product/open",
        "POST, /breakers/product/close"
    })
    void whoeverAcceptsNoJsonGetsNothing(String method, String path) {
        String order = path.startsWith("/trades")
                ? Json.object("reason", "Nobody", "confirm", 1)
                : Json.object("reason", "Nobody");
        operator.sendTo(
                        system.addresses().trade(),
                        method,
                        "/operations" + path,
                        method.equals("GET") ? null : order,
                        "Accept",
                        "text/html")
                .isProblem(406, "not-acceptable");
    }

    private Answer does(String verb, long wtbId) {
        return operator.sendTo(
                system.addresses().trade(),
                "POST",
                "/operations/trades/" + wtbId + "/" + verb,
                Json.object("reason", "The tent burnt down", "confirm", wtbId));
    }

    private Answer asks(String path) {
        return operator.sendTo(system.addresses().trade(), "GET", "/operations" + path, null);
    }
}
