package market.carrot.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules of reservations on the real service and the real database, under any sequence of calls: out of order,
 * repeated, contradicting, and several at the same moment. Calls that break a rule are shrunk to the fewest that do.
 */
class ReservationPropertiesIT {
    private static ConfigurableApplicationContext service;
    private static MarketClient market;
    private static JdbcClient database;

    @BeforeContainer
    static void start() throws IOException {
        Database product = TestEngines.postgres().database("product");
        service = SpringApplication.run(
                ProductApplication.class,
                "--server.port=0",
                "--management.server.port=0",
                "--spring.datasource.url=" + product.url(),
                "--spring.datasource.username=" + product.user(),
                "--spring.datasource.password=" + product.password(),
                "--carrot.identity.issuer-uri=" + Tokens.issuer());
        try (var contract = PluginHelper.getResourceLoader(service.getBean(CamelContext.class))
                .resolveResource("contract:product")
                .getInputStream()) {
            market = new MarketClient(
                    service.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                    new String(contract.readAllBytes(), StandardCharsets.UTF_8));
        }
        database = service.getBean(JdbcClient.class);
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    /**
     * Every answer is the one that the rules give in some order of the calls; no unit is promised twice or to nobody:
     * what the rows say is what the rules say.
     */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void everyUnitIsFreeOrReservedOnceOrSoldOnce(
            @ForAll @IntRange(min = 1, max = 3) int quantity, @ForAll("waves") List<List<ShopCall>> calls)
            throws Exception {
        Shop shop = new Shop(market, database, quantity);
        Waves<ShopState> waves = new Waves<>(ShopState.of(quantity, Shop.PRICE));
        for (List<ShopCall> wave : calls) {
            waves.wave(wave, shop::send);
            Shop.Rows rows = shop.rows();
            waves.keep(rows::agreeWith, rows.toString());
        }
    }

    @Provide
    Arbitrary<List<List<ShopCall>>> waves() {
        return calls().list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(12);
    }

    private static Arbitrary<ShopCall> calls() {
        Arbitrary<Integer> trade = Arbitraries.integers().between(0, 3);
        Arbitrary<Boolean> here = mostly(true, false);
        Arbitrary<String> buyer = mostly("bea", "ben").injectDuplicates(0.1);
        Arbitrary<Long> price = mostly(Shop.PRICE, Shop.PRICE + 1);
        return Arbitraries.frequencyOf(
                Tuple.of(8, Combinators.combine(trade, here, buyer, price).as(ShopCall.Reserve::new)),
                Tuple.of(1, trade.map(number -> new ShopCall.Reserve(number, true, Shop.SELLER, Shop.PRICE))),
                Tuple.of(5, Combinators.combine(trade, here).as(ShopCall.Release::new)),
                Tuple.of(4, Combinators.combine(trade, here).as(ShopCall.Sell::new)),
                Tuple.of(2, Arbitraries.integers().between(1, 4).map(units -> new ShopCall.Edit(units, null))),
                Tuple.of(1, price.map(asked -> new ShopCall.Edit(null, asked))),
                Tuple.of(1, Arbitraries.create(ShopCall.Withdraw::new)));
    }

    private static <T> Arbitrary<T> mostly(T usual, T seldom) {
        return Arbitraries.frequency(Tuple.of(9, usual), Tuple.of(1, seldom));
    }
}
