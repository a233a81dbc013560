package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.junit.jupiter.api.Test;

/** A product's whole life passes through every route there is; a route that nothing passes through fails here. */
class EveryRouteIT extends RunningProduct {

    @Test
    void aProductsWholeLifeUsesEveryRoute() {
        Map<String, Long> before = passages();

        Answer listed = listed("seller", "{\"title\":\"Bike\",\"price\":3000,\"quantity\":2}");
        long bikes = listed.number("productId");
        String seller = Tokens.ofUser("seller");
        market.get("/products?q=bike").is(200);
        product(bikes);
        market.call("PATCH", "/products/" + bikes, seller, "{\"title\":\"Bikes\"}", "If-Match", listed.header("ETag"))
                .is(200);
        long sold = newWtb();
        long given = newWtb();
        reserve(bikes, sold, "buyer").is(200);
        reserve(bikes, given, "buyer2").is(200);
        market.call("GET", "/reservations/open", Tokens.ofOrchestrator(), null).is(200);
        market.call("GET", "/reservations?wtbIds=" + sold, Tokens.ofOrchestrator(), null)
                .is(200);
        sell(bikes, sold).is(200);
        release(bikes, given).is(200);
        market.call("DELETE", "/products/" + bikes, seller, null).is(204);

        await("forget-idempotency-keys runs by a timer").untilAsserted(() -> {
            Map<String, Long> after = passages();
            assertThat(after).isNotEmpty();
            assertThat(after.keySet()).as("idle").noneMatch(route -> after.get(route)
                    .equals(before.get(route)));
        });
    }

    private Map<String, Long> passages() {
        ManagedCamelContext managed = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        return camel.getRoutes().stream()
                .map(Route::getRouteId)
                .collect(Collectors.toMap(id -> id, id -> exchangesOf(managed, id)));
    }

    private static long exchangesOf(ManagedCamelContext managed, String route) {
        try {
            return managed.getManagedRoute(route).getExchangesTotal();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
