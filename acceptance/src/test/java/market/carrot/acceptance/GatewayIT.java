package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.system.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C5: one entry point for every public path, and for nothing else. */
class GatewayIT extends Story {

    @ParameterizedTest
    @CsvSource({
        "PUT, /products/1/reservations/1",
        "PUT, /products/1/reservations/1/release",
        "PUT, /products/1/reservations/1/sale",
        "PUT, /payments/holds/1",
        "PUT, /payments/holds/1/refund",
        "PUT, /payments/holds/1/payout",
        "GET, /ledger/trial-balance",
        "GET, /operations/nothing",
        "PUT, /lra-participant/compensate",
        "PUT, /lra-participant/complete",
        "GET, /lra-coordinator",
        "POST, /lra-coordinator/start",
        "GET, /actuator/health",
        "GET, /actuator/prometheus",
        "GET, /products/1/../../ledger/trial-balance",
        "GET, /nowhere"
    })
    void c5_whatIsInternalIsNotRouted(String method, String path) {
        Answer answer = market.operator().send(method, path, method.equals("GET") ? null : "{}");

        // a path with dots is refused before any route sees it
        assertThat(answer.status()).as(answer.toString()).isIn(404, 400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    /** Even a person inside the network cannot move money past the trade. */
    @Test
    void internalOperationsAreForServicesOnly() {
        Person operator = market.operator();
        Addresses addresses = system.addresses();

        operator.sendTo(addresses.payment(), "PUT", "/payments/holds/1/payout", null)
                .isProblem(403, "forbidden");
        operator.sendTo(addresses.product(), "PUT", "/products/1/reservations/1/release", null)
                .isProblem(403, "forbidden");
        operator.sendTo(addresses.trade(), "PUT", "/lra-participant/complete", null)
                .isProblem(403, "forbidden");
        buyer.sendTo(addresses.payment(), "GET", "/ledger/trial-balance", null).isProblem(403, "forbidden");
    }

    /** Camel calls the URL in this header: from outside it would be a way to make the market call anything. */
    @Test
    void theSagasHeaderFromOutsideReachesNoRoute() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        try {
            Product bike = seller.lists("Road bike", PRICE);
            String url = "http://127.0.0.1:" + trap.getAddress().getPort() + "/lra-coordinator/1";

            buyer.asksFor(bike, "Long-Running-Action", url).is(201).has("/state", "Requested");

            assertThat(calls).hasValue(0);
        } finally {
            trap.stop(0);
        }
    }

    @Test
    void noHeaderOfARequestComesBackInTheAnswer() {
        Answer answer = buyer.send("GET", "/wallets/me", null, "X-Mine", "mine", "Cookie", "a=b");

        assertThat(answer.is(200).http().headers().map())
                .doesNotContainKeys("x-mine", "cookie", "authorization", "set-cookie");
    }
}
