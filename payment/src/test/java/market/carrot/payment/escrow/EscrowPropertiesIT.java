package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import market.carrot.payment.PaymentApplication;
import market.carrot.payment.support.PaymentClient;
import market.carrot.payment.support.Tokens;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rules of escrow and wallets on the real service and the real database, under any sequence of calls: out of order,
 * repeated, contradicting, and several at the same moment. Calls that break a rule are shrunk to the fewest that do.
 */
class EscrowPropertiesIT {
    private static ConfigurableApplicationContext service;
    private static PaymentClient payment;
    private static JdbcClient database;

    @BeforeContainer
    static void start() {
        Database own = TestEngines.postgres().database("payment");
        service = new SpringApplication(PaymentApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--carrot.payment.provider=sandbox",
                        "--carrot.identity.issuer-uri=" + Tokens.issuer(),
                        "--spring.datasource.url=" + own.url(),
                        "--spring.datasource.username=" + own.user(),
                        "--spring.datasource.password=" + own.password());
        payment = new PaymentClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        database = service.getBean(JdbcClient.class);
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    /**
     * Every answer is the one that the rules give in some order of the calls. No wallet is ever negative; a trade has one
     * hold and one settlement at most, and neither after its tombstone; every balance is the sum of its transfers; what
     * came in and did not go out is in wallets and escrow.
     */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void noMoneyIsMadeLostOrMovedTwice(@ForAll("waves") List<List<BooksCall>> calls) throws Exception {
        Books books = new Books(payment, database);
        Waves<BooksState> waves = new Waves<>(BooksState.EMPTY);
        for (List<BooksCall> wave : calls) {
            waves.wave(wave, books::send);
            Books.Rows rows = books.rows();
            waves.keep(rows::agreeWith, rows.toString());
        }
        assertThat(payment.trialBalance().body().path("balanced").asBoolean()).isTrue();
    }

    @Provide
    Arbitrary<List<List<BooksCall>>> waves() {
        return calls().list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(12);
    }

    private static Arbitrary<BooksCall> calls() {
        Arbitrary<Integer> trade = Arbitraries.integers().between(0, 3);
        Arbitrary<String> user = Arbitraries.of("bea", "ben");
        Arbitrary<String> seller = Arbitraries.frequency(Tuple.of(9, "sam"), Tuple.of(1, "bea"));
        Arbitrary<Long> amount = Arbitraries.frequency(Tuple.of(9, 3000L), Tuple.of(1, 2000L));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(user, amount).as(BooksCall.Deposit::new)),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of("bea", "ben", "sam"), amount)
                                .as(BooksCall.Withdraw::new)),
                Tuple.of(
                        8,
                        Combinators.combine(
                                        trade,
                                        Arbitraries.frequency(Tuple.of(9, "bea"), Tuple.of(1, "ben")),
                                        seller,
                                        amount)
                                .as(BooksCall.Hold::new)),
                Tuple.of(5, trade.map(BooksCall.Refund::new)),
                Tuple.of(4, trade.map(BooksCall.PayOut::new)));
    }
}
