package market.carrot.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real service on the real database, called over HTTP. Nothing else is there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "carrot.idempotency.forget-every=300ms"})
abstract class RunningProduct {
    private static final AtomicLong LAST_WTB = new AtomicLong();

    @LocalServerPort
    private int port;

    @Autowired
    protected CamelContext camel;

    @Autowired
    protected JdbcClient database;

    protected MarketClient market;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        Database product = TestEngines.postgres().database("product");
        properties.add("spring.datasource.url", product::url);
        properties.add("spring.datasource.username", product::user);
        properties.add("spring.datasource.password", product::password);
        properties.add("carrot.identity.issuer-uri", Tokens::issuer);
    }

    @BeforeEach
    void meetTheMarket() {
        market = clientOf(port);
    }

    protected MarketClient clientOf(int anyPort) {
        try (InputStream contract = PluginHelper.getResourceLoader(camel)
                .resolveResource("contract:product")
                .getInputStream()) {
            return new MarketClient(anyPort, new String(contract.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected long newWtb() {
        return LAST_WTB.incrementAndGet();
    }

    protected Answer listed(String seller, String offer) {
        return market.call("POST", "/products", Tokens.ofUser(seller), offer).is(201);
    }

    /** The id of a product with that many units for 3000 won. */
    protected long listedBike(String seller, int quantity) {
        return listed(seller, "{\"title\":\"Bike\",\"price\":3000,\"quantity\":%d}".formatted(quantity))
                .number("productId");
    }

    protected Answer product(long productId) {
        return market.get("/products/" + productId).is(200);
    }

    protected Answer reserve(long productId, long wtbId, String buyer) {
        return reserve(productId, wtbId, buyer, 3000, "KRW");
    }

    protected Answer reserve(long productId, long wtbId, String buyer, long price, String currency) {
        String body = "{\"buyerId\":\"%s\",\"price\":%d,\"currency\":\"%s\"}".formatted(buyer, price, currency);
        return market.call("PUT", reservation(productId, wtbId), Tokens.ofOrchestrator(), body);
    }

    protected Answer release(long productId, long wtbId) {
        return market.call("PUT", reservation(productId, wtbId) + "/release", Tokens.ofOrchestrator(), null);
    }

    protected Answer sell(long productId, long wtbId) {
        return market.call("PUT", reservation(productId, wtbId) + "/sale", Tokens.ofOrchestrator(), null);
    }

    private static String reservation(long productId, long wtbId) {
        return "/products/" + productId + "/reservations/" + wtbId;
    }
}
