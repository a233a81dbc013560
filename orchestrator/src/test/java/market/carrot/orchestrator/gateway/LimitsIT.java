package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import market.carrot.orchestrator.Tokens;
import market.carrot.platform.problem.ProblemType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nobody takes more than their share of the gateway, and nobody can use up another's. */
class LimitsIT extends StrictGateway {
    private static final int MANY = 60;
    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

    @Test
    void aUserWhoAsksTooOftenWaitsWhereverTheyComeFrom() {
        refuseAtLast("kim");

        assertThat(asks(Tokens.ofUser("lee"))).startsWith("HTTP/1.1 200 ");
        assertThat(send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus")))
                        .body())
                .containsPattern("carrot_gateway_refused_total\\{.*kind=\"user\".*} [1-9]");
    }

    /** Attack: tokens in the name of another user, to have that user refused. */
    @Test
    void aForgedTokenCostsNobodyAnything() {
        refuseAtLast("a user, so the keys are known");

        List<String> answers = many(i -> asks(Tokens.forged("victim")));

        assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 200 "));
        assertThat(asks(Tokens.ofUser("victim"))).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anAddressThatAsksTooOftenWaitsAndOthersDoNot() {
        assertRefused(many(i -> fromProxy("GET /products", "10.1.1.1")));

        assertThat(fromProxy("GET /products", "10.1.1.2")).startsWith("HTTP/1.1 200 ");
    }

    /** Attack: more addresses than anyone can count, all from one household. */
    @Test
    void oneNetworkOfIpv6IsOneAddress() {
        assertRefused(many(i -> fromProxy("GET /products", "2001:db8:0:1::" + Integer.toHexString(i + 1))));

        assertThat(fromProxy("GET /products", "2001:db8:0:2::1")).startsWith("HTTP/1.1 200 ");
    }

    /** Attack: a client that names other addresses before its own, which the proxy then adds. */
    @Test
    void whatAClientTellsTheProxyDoesNotCount() {
        assertRefused(many(i -> fromProxy("GET /products", "10.3.3." + i + ", 10.2.2.2")));
    }

    /** Attack: a client that passes for the proxy. */
    @Test
    void whoIsNotTheProxyIsCountedAsWhoTheyAre() {
        assertRefused(many(i -> direct("GET /products", "X-Forwarded-For: 10.4.4." + i)));
    }

    /** The keys are fetched aside, so the first few requests of all are not counted. */
    private void refuseAtLast(String user) {
        String token = Tokens.ofUser(user);
        Awaitility.await("the keys are known and the user's requests are used up")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertRefused(many(i -> asks(token))));
    }

    private String asks(String token) {
        int address = LAST_ADDRESS.incrementAndGet();
        return fromProxy(
                "GET /products",
                "10.9.%d.%d".formatted(address / 250, address % 250),
                "Authorization: Bearer " + token);
    }

    private static List<String> many(IntFunction<String> request) {
        return IntStream.range(0, MANY).parallel().mapToObj(request).toList();
    }

    private static void assertRefused(List<String> answers) {
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 429 "))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer)
                        .contains(ProblemType.TOO_MANY_REQUESTS.uri(), "\r\nContent-Type: application/problem+json\r\n")
                        .containsPattern("\r\nRetry-After: [1-9]\r\n")
                        .contains("\r\nX-Correlation-Id: ", "\r\nX-Content-Type-Options: nosniff\r\n"));
    }
}
