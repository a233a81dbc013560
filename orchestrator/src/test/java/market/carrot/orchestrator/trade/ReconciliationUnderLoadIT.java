package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.local.engines.FreePorts;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes reconcile trades that live and end all the time. */
class ReconciliationUnderLoadIT extends ReconciledMarket {
    private static final List<String> REPAIRS =
            List.of("refund", "payout", "release", "sale", "cancel-saga", "bury", "wake");

    /** No fault at all: so nothing is found and nothing is done, neither while the trades run nor afterwards. */
    @Test
    void healthyTradesAreLeftAlone() {
        Map<String, Double> before = allRepairs();
        try (ConfigurableApplicationContext second = start(Map.of("server.port", FreePorts.next()))) {
            List<Callable<Long>> stories = IntStream.range(0, 8)
                    .<Callable<Long>>mapToObj(number -> () -> story(number))
                    .toList();
            List<Long> trades = Stream.generate(() -> Together.all(stories))
                    .limit(5)
                    .flatMap(List::stream)
                    .toList();
            trades.forEach(this::compareAgain);
            trades.forEach(wtbId -> TradeStory.eventually().until(() -> wasFoundRight(wtbId)));

            assertThat(second.isRunning()).isTrue();
            assertThat(trades).allSatisfy(wtbId -> assertThat(findingsOf(wtbId)).isEmpty());
            assertThat(trades.stream().map(this::state).distinct())
                    .containsExactlyInAnyOrder("REQUESTED", "ACCEPTED", "CANCELLED", "FINISHED");
        }
        assertThat(allRepairs()).isEqualTo(before);
    }

    private long story(int number) {
        return switch (number % 4) {
            case 0 -> requested();
            case 1 -> accepted();
            case 2 -> cancelled();
            default -> finished();
        };
    }

    /** While it is being compared the time is that of the claim, which is over; so it is when something was wrong. */
    private boolean wasFoundRight(long wtbId) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select coalesce(compare_at > clock_timestamp(), true) from wtb where id = ?", Boolean.class, wtbId));
    }

    private Map<String, Double> allRepairs() {
        return REPAIRS.stream().collect(Collectors.toMap(kind -> kind, this::repairs));
    }
}
