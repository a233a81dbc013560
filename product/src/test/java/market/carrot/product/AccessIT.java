package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Who may do what, and what the service needs to be of use. */
class AccessIT extends RunningProduct {
    private static final String OFFER = "{\"title\":\"Bike\",\"price\":3000}";
    private static final String RESERVATION = "{\"buyerId\":\"buyer\",\"price\":3000,\"currency\":\"KRW\"}";

    @LocalManagementPort
    private int managementPort;

    @Test
    void anybodyReadsAndNobodyWritesWithoutAToken() {
        long bike = listedBike("seller", 1);

        market.get("/products").is(200);
        market.get("/products/" + bike).is(200);
        market.call("POST", "/products", null, OFFER).isRefusal(ProblemType.UNAUTHENTICATED);
        market.call("PATCH", "/products/" + bike, null, "{\"price\":1}").isRefusal(ProblemType.UNAUTHENTICATED);
        market.call("DELETE", "/products/" + bike, null, null).isRefusal(ProblemType.UNAUTHENTICATED);
    }

    @Test
    void aTokenIsForThisMarketOrForNothing() {
        String foreign = Tokens.forAnotherAudience("seller");
        String forged = Tokens.ofUser("seller").replaceAll("\\.[^.]+$", ".AAAA");

        market.call("POST", "/products", foreign, OFFER).isRefusal(ProblemType.UNAUTHENTICATED);
        market.call("POST", "/products", forged, OFFER).isRefusal(ProblemType.UNAUTHENTICATED);
        market.call("POST", "/products", "garbage", OFFER).isRefusal(ProblemType.UNAUTHENTICATED);
    }

    @Test
    void reservationsAreMadeByTheOrchestratorOnly() {
        long bike = listedBike("seller", 1);
        String path = "/products/" + bike + "/reservations/" + newWtb();
        String buyer = Tokens.ofUser("buyer");
        String otherService = Tokens.ofService("lra-coordinator");

        for (String operation : new String[] {"", "/release", "/sale"}) {
            market.call("PUT", path + operation, buyer, RESERVATION).isRefusal(ProblemType.FORBIDDEN);
            market.call("PUT", path + operation, null, RESERVATION).isRefusal(ProblemType.UNAUTHENTICATED);
            market.call("PUT", path + operation, otherService, RESERVATION).isRefusal(ProblemType.FORBIDDEN);
        }
        assertThat(product(bike).number("available")).isEqualTo(1);
    }

    @Test
    void thePathSaysWhichProductAndNothingElseDoes() {
        long mine = listedBike("seller", 1);
        long other = listedBike("seller", 1);

        Answer answer = market.call("GET", "/products/" + mine, null, null, "productId", String.valueOf(other));
        assertThat(answer.is(200).number("productId")).isEqualTo(mine);
        market.get("/products/" + mine + "?productId=" + other).isRefusal(ProblemType.INVALID_REQUEST);
    }

    @Test
    void whatTheContractDoesNotHaveIsRefused() {
        String user = Tokens.ofUser("buyer");
        long bike = listedBike("seller", 1);

        market.call("PUT", "/products/" + bike, user, null).is(405);
        market.call("GET", "/products/" + bike + "/owner", user, null).is(404);
        market.call("GET", "/nothing", user, null).isRefusal(ProblemType.NOT_FOUND);
    }

    @Test
    void answersCarryNothingOfTheRequest() {
        Answer answer = market.call(
                "GET", "/products", Tokens.ofUser("buyer"), null, "X-Secret", "s", "Cookie", "a=b", "ETag", "e");

        assertThat(answer.headers()).doesNotContainKeys("x-secret", "authorization", "cookie", "etag");
    }

    @Test
    void itIsReadyWithItsDatabaseAlone() {
        await("the first look").untilAsserted(() -> {
            Answer ready =
                    clientOf(managementPort).get("/actuator/health/readiness").is(200);
            assertThat(ready.text("status")).isEqualTo("UP");
            assertThat(ready.json().at("/components/db/status").asText()).isEqualTo("UP");
        });
    }
}
