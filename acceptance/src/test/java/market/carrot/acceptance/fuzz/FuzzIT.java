package market.carrot.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.contract.Conformance;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Occasion;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.wire.Hop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thousands of spoilt requests to every operation, fewer to those of operators. Must hold: none is answered by a 5xx, by nothing for five seconds, or by
 * what the contract does not say; trades, products and wallets of people who have nothing to do with it stay as they are; and
 * of the caller's money exactly that is booked which the answers told.
 */
@Order(Chapter.FUZZ)
class FuzzIT extends Story {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzIT.class);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);
    private static final int CASES = Integer.getInteger("fuzz.cases", 2_000);
    /** Operators are few, and known. */
    private static final int OPERATORS_CASES = CASES / 4;

    private static final int CONNECTIONS = 8;
    private static final int WEALTH = 200_000;
    /** Trades that there are not: what services do in their name concerns nobody but an operator. */
    private static final long UNKNOWN = 8_000_000_000_000L;

    private static final int UNKNOWNS = 10;
    private static final long UNGUESSABLE = 7_654_321;
    private static final Set<String> FOR_SELLERS = Set.of(
            "list-product", "edit-product", "withdraw-product", "accept-request", "reject-request", "list-wtb-inbox");

    /** What is no event is none at any replay. */
    private static final Set<String> NEVER_DONE = Set.of("replay-dead-letter");

    private static final List<Hop> BEHIND_THE_GATEWAY = List.of(Hop.PRODUCT, Hop.TRADE, Hop.PAYMENT, Hop.READ_MODEL);

    /** Carried out, it closes the market. */
    private static final String CLOSES_THE_MARKET = "open-breaker";
    /** Something of a trade that there is, and of no use for a trade that there is not. */
    private static final String OF_A_TRADE = "{wtbId}";

    private final Person victim = market.someone();
    private final Occasion victims = Occasion.open(victim, market.someone());
    private final Occasion accepted = Occasion.open(victim, victims.trade().buyer());
    private List<Object> before;

    @BeforeEach
    void nothingButTheProductStandsInTheWay() {
        BEHIND_THE_GATEWAY.forEach(faults::passBlindly);
    }

    @AfterEach
    void faultsAreBack() {
        BEHIND_THE_GATEWAY.forEach(faults::accept);
    }

    @BeforeEach
    void theVictimsTradesAreAsTheyAre() {
        victim.accepts(accepted.trade()).is(200);
        // or one of the requests may happen to buy what is theirs
        Stream.of(victims, accepted).map(Occasion::product).forEach(product -> victim.send(
                        "PATCH", product.path(), Json.object("price", UNGUESSABLE), "If-Match", "*")
                .is(200));
        buyer.deposits(WEALTH);
        before = traces();
    }

    @AfterEach
    void nothingOfTheVictimsHasChangedAndTheBooksAreRight() {
        assertThat(traces()).isEqualTo(before);
        market.operator()
                .sendTo(system.addresses().payment(), "GET", "/ledger/trial-balance", null)
                .is(200)
                .has("/balanced", true);
    }

    @Test
    void whateverClientsSendTheGatewayAnswersAsTheContractSays() {
        List<String> ids = Stream.of(victims, accepted)
                .flatMap(theirs -> Stream.of(
                        theirs.product().productId(),
                        theirs.wtbId(),
                        theirs.trade().now().number("/paymentId")))
                .map(String::valueOf)
                .toList();

        Person payer = market.someoneWith(WEALTH);
        Movements movements = new Movements(payer);

        fuzz(
                Contract.endpoints(Contract.MARKET),
                endpoint -> new Target(
                        endpoint,
                        system.addresses().gateway(),
                        caller(endpoint, payer).token(),
                        () -> Occasion.ripe(endpoint, seller, buyer).ask(endpoint),
                        ids,
                        answer -> {
                            movements.note(endpoint, answer);
                            Conformance.atGateway(answer);
                        }));

        movements.areBookedAsTold();
    }

    private Person caller(Endpoint endpoint, Person payer) {
        if (Movements.areMadeBy(endpoint)) {
            return payer;
        }
        return FOR_SELLERS.contains(endpoint.id()) ? seller : buyer;
    }

    @Test
    void whateverServicesAndOperatorsSendTheServicesAnswerAsTheContractSays() {
        List<String> ids = unknown().mapToObj(String::valueOf).toList();
        String operator = market.operator().token();
        Person service = market.service("orchestrator");
        Occasion own = Occasion.open(seller, buyer);
        unknown().forEach(market.trades()::madeUp);
        long deadLetter = market.deadLetter("not an event");

        try {
            fuzz(
                    Contract.endpoints(Contract.OPERATIONS, Contract.INTERNAL)
                            .filter(endpoint -> !endpoint.id().equals(CLOSES_THE_MARKET)),
                    endpoint -> new Target(
                            endpoint,
                            system.addresses().of(endpoint),
                            endpoint.contract() == Contract.OPERATIONS ? operator : service.token(),
                            () -> (isOfATrade(endpoint) ? Occasion.ripe(endpoint, seller, buyer) : own.ofTrade(UNKNOWN))
                                    .ask(endpoint)
                                    .aboutDeadLetter(() -> deadLetter),
                            ids,
                            Conformance::inside));
        } finally {
            unknown().forEach(wtbId -> undo(service, wtbId));
            market.readModelIsRebuilt();
        }
    }

    private static boolean isOfATrade(Endpoint endpoint) {
        return endpoint.contract() == Contract.OPERATIONS && endpoint.path().contains(OF_A_TRADE);
    }

    private void undo(Person service, long wtbId) {
        service.sendTo(
                system.addresses().product(),
                "PUT",
                "/products/" + victims.product().productId() + "/reservations/" + wtbId + "/release",
                null);
        service.sendTo(system.addresses().payment(), "PUT", "/payments/holds/" + wtbId + "/refund", null);
    }

    private void fuzz(Stream<Endpoint> endpoints, Function<Endpoint, Target> target) {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<CompletableFuture<Tally>> running = endpoints
                    .map(target)
                    .map(each -> CompletableFuture.supplyAsync(
                            () -> each.fire(
                                    SEED, each.endpoint().contract() == Contract.OPERATIONS ? OPERATORS_CASES : CASES),
                            connections))
                    .toList();
            List<Tally> tallies = running.stream().map(CompletableFuture::join).toList();
            tallies.forEach(tally -> LOG.info("{}", tally));
            LOG.info("seed {}: {} operations", SEED, tallies.size());
            assertThat(tallies).allSatisfy(tally -> {
                assertThat(tally.failures()).as("%s, seed %d", tally, SEED).isEmpty();
                assertThat(tally.families())
                        .as("%s", tally)
                        .contains(NEVER_DONE.contains(tally.operation()) ? new Integer[] {4} : new Integer[] {2, 4});
            });
        } finally {
            connections.shutdownNow();
        }
    }

    private List<Object> traces() {
        return Stream.of(victims, accepted)
                .flatMap(theirs -> theirs.traces().stream())
                .toList();
    }

    /** The largest number is one that spoilt requests name by themselves. */
    private static LongStream unknown() {
        return LongStream.concat(LongStream.range(UNKNOWN, UNKNOWN + UNKNOWNS), LongStream.of(Long.MAX_VALUE));
    }
}
