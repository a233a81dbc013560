package market.carrot.orchestrator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment whose operators are inside lets nothing of theirs be reached from outside. */
class OperationsSwitchedOffIT extends StrictGateway {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operations",
                "/operations/page/main.js",
                "/operations/trades",
                "/operations/trades/1",
                "/operations/audit",
                "/operations/breakers",
                "/operations/read-model",
                "/operations/read-model/audit",
                "/operations/dead-letters"
            })
    void nothingIsThere(String path) {
        String answer = fromProxy("GET " + path, "10.9.8." + Math.floorMod(path.hashCode(), 250));

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains(ProblemType.NOT_FOUND.uri());
        assertThat(TRADE.requests() + READ_MODEL.requests()).isZero();
    }
}
