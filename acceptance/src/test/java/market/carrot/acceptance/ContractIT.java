package market.carrot.acceptance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Ask;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Occasion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of the REST table, as a client meets them at the gateway: what does not keep the contract. */
class ContractIT extends Story {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{'title': 'x'}",
                "{'price': 1}",
                "{'title': '', 'price': 1}",
                "{'title': 'x', 'price': 0}",
                "{'title': 'x', 'price': -1}",
                "{'title': 'x', 'price': 1.5}",
                "{'title': 'x', 'price': 'much'}",
                "{'title': 'x', 'price': 1, 'quantity': 0}",
                "{'title': 'x', 'price': 1, 'currency': 'won'}",
                "{'title': 'x', 'price': 1, 'sellerId': 'someone else'}"
            })
    void _400_aProductThatDoesNotKeepTheContract(String product) {
        seller.post("/products", product.replace('\'', '"')).isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/bike",
                "/products/0",
                "/products?limit=0",
                "/products?limit=101",
                "/products?after=%00",
                "/wtbs/x",
                "/myPages?state=Sad",
                "/payments",
                "/payLogs?wtbId=x"
            })
    void _400_aQuestionThatDoesNotKeepTheContract(String path) {
        buyer.get(path).isProblem(400, "invalid-request");
    }

    @Test
    void _400_aQuestionOfAnOperatorThatDoesNotKeepTheContract() {
        market.operator()
                .sendTo(system.addresses().trade(), "GET", "/operations/trades?stuck=perhaps", null)
                .isProblem(400, "invalid-request");
    }

    @Test
    void _406_whatAnOperatorAsksForInAnotherFormThanJson() {
        market.operator()
                .sendTo(system.addresses().trade(), "GET", "/operations/trades?stuck=true", null, "Accept", "text/html")
                .isProblem(406, "not-acceptable");
        market.operator()
                .sendTo(system.addresses().payment(), "GET", "/ledger/trial-balance", null, "Accept", "text/html")
                .isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"PUT, /products", "DELETE, /wtbs", "GET, /wtbs/1/accept", "POST, /myPages", "PUT, /wallets/me"})
    void _405_aMethodThatThePathDoesNotHave(String method, String path) {
        buyer.send(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}")
                .isProblem(405, "method-not-allowed");
    }

    @TestFactory
    Stream<DynamicTest> _400_aRequestThatDoesNotKeepTheContract() {
        return of(endpoint -> true, (endpoint, ask) -> spoilt(endpoint, ask).isProblem(400, "invalid-request"));
    }

    @TestFactory
    Stream<DynamicTest> _406_nothingButJson() {
        return of(
                endpoint -> endpoint.statuses().contains("406"),
                (endpoint, ask) -> with(ask, ask.body(), "Accept", "text/html").isProblem(406, "not-acceptable"));
    }

    @TestFactory
    Stream<DynamicTest> _413_aBodyLargerThanAnyOperationHas() {
        return of(Endpoint::hasBody, (endpoint, ask) -> with(ask, Json.object("title", "x".repeat(100_000)))
                .isProblem(413, "content-too-large"));
    }

    @TestFactory
    Stream<DynamicTest> _415_whatIsNotJson() {
        return of(endpoint -> endpoint.statuses().contains("415"), (endpoint, ask) -> with(
                        ask, "amount=1", "Content-Type", "text/plain")
                .isProblem(415, "unsupported-media-type"));
    }

    /** Asked by the seller: that it may be the buyer's to do is looked at later. */
    private Stream<DynamicTest> of(Predicate<Endpoint> some, BiConsumer<Endpoint, Ask> refusal) {
        Occasion occasion = Occasion.open(seller, buyer);
        return Contract.endpoints(Contract.MARKET)
                .filter(some)
                .map(endpoint -> dynamicTest(endpoint.id(), () -> refusal.accept(endpoint, occasion.ask(endpoint))));
    }

    private Answer spoilt(Endpoint endpoint, Ask ask) {
        if (endpoint.path().contains("{")) {
            return seller.send(ask.method(), ask.path().replaceFirst("\\d+", "x"), ask.body(), ask.headers());
        }
        if (endpoint.hasBody()) {
            return with(ask, "{");
        }
        String parameter = endpoint.path().startsWith("/wallets") ? "currency=won" : "limit=0";
        return seller.get(ask.path() + (ask.path().contains("?") ? "&" : "?") + parameter);
    }

    private Answer with(Ask ask, String body, String... headers) {
        String[] all = Stream.of(ask.headers(), headers).flatMap(Stream::of).toArray(String[]::new);
        return seller.send(ask.method(), ask.path(), body, all);
    }
}
