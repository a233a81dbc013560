package market.carrot.acceptance;

import market.carrot.acceptance.market.Json;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({"PUT, /products", "DELETE, /wtbs", "GET, /wtbs/1/accept", "POST, /myPages", "PUT, /wallets/me"})
    void _405_aMethodThatThePathDoesNotHave(String method, String path) {
        buyer.send(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}")
                .isProblem(405, "method-not-allowed");
    }

    @Test
    void _413_aBodyLargerThanAnyOperationHas() {
        seller.post("/products", Json.object("title", "x".repeat(100_000), "price", 1))
                .isProblem(413, "content-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/wtbs", "/wallets/me/deposits", "/wallets/me/withdrawals"})
    void _415_whatIsNotJson(String path) {
        buyer.send("POST", path, "amount=1", "Content-Type", "text/plain").isProblem(415, "unsupported-media-type");
    }
}
