package market.carrot.payment.wallet;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/** A provider that is named but has no routes is found at the start, not at the first deposit. */
@Component
class ProviderRoutesCheck implements CamelContextConfiguration {
    private static final List<String> ROUTES = List.of("collect-deposit", "pay-out-withdrawal");

    private final ProviderProperties properties;

    ProviderRoutesCheck(ProviderProperties properties) {
        this.properties = properties;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // routes are loaded while the context starts
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        ROUTES.stream().filter(id -> camel.getRoute(id) == null).findFirst().ifPresent(missing -> {
            throw new IllegalStateException("The payment provider '" + properties.provider() + "' has no route '"
                    + missing + "'. Add it to the routes folder 'payment' of CARROT_ROUTES_DIR, or name another"
                    + " provider in carrot.payment.provider.");
        });
    }
}
