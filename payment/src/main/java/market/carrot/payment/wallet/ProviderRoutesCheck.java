package market.carrot.payment.wallet;

import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** A provider that is named but has no routes is found at the start, not at the first deposit. */
@Component
class ProviderRoutesCheck implements ApplicationRunner {
    private static final List<String> ROUTES = List.of("collect-deposit", "pay-out-withdrawal");

    private final CamelContext camel;
    private final ProviderProperties properties;

    ProviderRoutesCheck(CamelContext camel, ProviderProperties properties) {
        this.camel = camel;
        this.properties = properties;
    }

    /** @throws IllegalStateException which ends the start */
    @Override
    public void run(ApplicationArguments arguments) {
        ROUTES.stream().filter(id -> camel.getRoute(id) == null).findFirst().ifPresent(missing -> {
            throw new IllegalStateException("The payment provider '" + properties.provider() + "' has no route '"
                    + missing + "'. Add it to the folder 'payment' of CARROT_ROUTES_DIR, or name another provider in"
                    + " carrot.payment.provider.");
        });
    }
}
