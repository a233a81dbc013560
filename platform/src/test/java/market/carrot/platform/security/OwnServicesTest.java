package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OwnServicesTest {
    private final OwnServices services = OwnServices.of(environment());

    /** Attack: a route of a deployment's own calls a stranger, who would have our token. */
    @ParameterizedTest
    @CsvSource({
        "http://payment:8083/payments/holds/1, true",
        "https://product.example/products/1, true",
        "https://product.example:443/products/1, true",
        "http://product.example/products/1, false",
        "http://payment/payments/holds/1, false",
        "http://payment:8084/x, false",
        "http://payment.stranger.example:8083/x, false",
        "https://shipping.example/orders, false"
    })
    void aCallIsToOneOfThemOrToAStranger(URI to, boolean own) {
        assertThat(services.areMeantBy(new BasicClassicHttpRequest("GET", to))).isEqualTo(own);
    }

    private static StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "carrot.payment.url", "http://payment:8083",
                                "carrot.product.url", "https://product.example")));
        return environment;
    }
}
