package market.carrot.acceptance.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Ask;
import market.carrot.acceptance.market.Occasion;
import market.carrot.acceptance.market.Person;
import org.junit.jupiter.api.DynamicTest;

/** An operation, and all who ask for it, one after the other. */
final class Row {
    /** What needs money in the caller's wallet. */
    private static final Set<String> COST = Set.of("request-purchase", "withdraw");
    /** Begin something: only about a trade that there is not would they make a difference. */
    private static final Set<String> BEGIN = Set.of("reserve-product", "hold-payment");

    /** One at a time. */
    private static final String REBUILD = "rebuild-read-model";

    private static final long MONEY = 10_000;
    private static final long UNKNOWN = 7_000_000_000_000L;

    private final Endpoint endpoint;
    private final URI door;
    private final Map<String, Integer> statuses;
    private final Callers callers;
    private Occasion open;
    private long deadLetter;
    private List<Object> traces;

    Row(Endpoint endpoint, URI door, Map<String, Integer> statuses, Callers callers) {
        this.endpoint = endpoint;
        this.door = door;
        this.statuses = statuses;
        this.callers = callers;
    }

    /** Those who are refused first: all of them together have changed nothing. */
    Stream<DynamicTest> cells() {
        return Stream.of(
                        cells(status -> status >= 300, this::refuses),
                        Stream.of(dynamicTest("nothing has changed", this::nothingHasChanged)),
                        cells(status -> status < 300, this::letsIn))
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> cells(IntPredicate which, BiConsumer<Person, Integer> answer) {
        return statuses.entrySet().stream()
                .filter(cell -> which.test(cell.getValue()))
                .map(cell -> dynamicTest(cell.getKey() + " " + cell.getValue(), () -> {
                    List<Person> all = callers.named(cell.getKey(), statuses);
                    assertThat(all).isNotEmpty();
                    all.forEach(each -> answer.accept(each, cell.getValue()));
                }));
    }

    private void letsIn(Person caller, int status) {
        if (COST.contains(endpoint.id())) {
            caller.deposits(MONEY);
        }
        Ask ask = ask(Occasion.ripe(endpoint, callers.seller, callers.buyer));
        answer(caller, ask).is(status);
        if (endpoint.id().equals("open-breaker")) {
            caller.sendTo(door, "POST", ask.path().replace("/open", "/close"), ask.body())
                    .is(status);
            callers.market.breakersAreClosed();
        }
    }

    private void refuses(Person caller, int status) {
        if (open == null) {
            open = occasion();
            traces = traces();
        }
        answer(caller, ask(open)).is(status);
    }

    private void nothingHasChanged() {
        if (open != null) {
            assertThat(traces()).isEqualTo(traces);
        }
    }

    private Ask ask(Occasion occasion) {
        if (endpoint.id().equals(REBUILD)) {
            callers.market.readModelIsRebuilt();
        }
        return occasion.ask(endpoint).aboutDeadLetter(this::deadLetter);
    }

    private long deadLetter() {
        deadLetter = deadLetter == 0 ? callers.market.deadLetter("not an event") : deadLetter;
        return deadLetter;
    }

    /** Here it would make a difference. */
    private Occasion occasion() {
        if (BEGIN.contains(endpoint.id())) {
            return Occasion.open(callers.seller, callers.buyer).ofTrade(UNKNOWN);
        }
        return endpoint.contract() == Contract.MARKET
                ? Occasion.ripe(endpoint, callers.seller, callers.buyer)
                : Occasion.open(callers.seller, callers.buyer);
    }

    private List<Object> traces() {
        return endpoint.method().name().equals("GET") ? List.of() : open.traces();
    }

    private Answer answer(Person caller, Ask ask) {
        return caller.sendTo(door, ask.method(), ask.path(), ask.body(), ask.headers());
    }
}
