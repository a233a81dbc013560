package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers cross the edge of a service, and which never do. */
class HeaderRulesTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final ApiHeaders api = new ApiHeaders();
    private final ServiceCallHeaders calls = new ServiceCallHeaders();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Long-Running-Action",
                "long-running-action",
                "Authorization",
                "Cookie",
                "CamelHttpUri",
                "camelhttpuri",
                "Camel-Saga-Compensate",
                "Location",
                "Retry-After",
                "Preference-Applied"
            })
    void neverEnterFromOutside(String name) {
        assertThat(api.applyFilterToExternalHeaders(name, "x", exchange)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "If-Match", "Prefer", "X-Correlation-Id", "wtbId", "limit"})
    void enterFromOutside(String name) {
        assertThat(api.applyFilterToExternalHeaders(name, "x", exchange)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Cookie",
                "Set-Cookie",
                "Idempotency-Key",
                "Prefer",
                "X-Anything",
                "CamelHttpPath"
            })
    void neverLeaveInAnswers(String name) {
        assertThat(api.applyFilterToCamelHeaders(name, "x", exchange)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Long-Running-Action", "Authorization", "Cookie", "Idempotency-Key", "wtbId"})
    void neverReachAnotherService(String name) {
        assertThat(calls.applyFilterToCamelHeaders(name, "x", exchange)).isTrue();
    }
}
