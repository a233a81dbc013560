package market.carrot.acceptance.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much time the parties of a trade have in this run of the system, and what it tells of itself. */
public enum Terms {
    /** As shipped: days, so that nothing falls due in the middle of a story. */
    DAYS(List.of(), Map.of()),
    /** Seconds: to see what silence does. Here somebody takes traces and reads the logs by machine, too. */
    SECONDS(
            List.of("--traces"),
            Map.of(
                    "CARROT_TRADE_TERMS_DECIDEWITHIN", Limits.DECIDE.getSeconds() + "s",
                    "CARROT_TRADE_TERMS_FINISHWITHIN", Limits.FINISH.getSeconds() + "s",
                    "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));

    private final List<String> options;
    private final Map<String, String> environment;

    Terms(List<String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /** Of {@code ./carrot}. */
    List<String> options() {
        return options;
    }

    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Limits.HEALING);
        return all;
    }

    private static final class Limits {
        private static final Duration DECIDE = Duration.ofSeconds(10);
        private static final Duration FINISH = Duration.ofSeconds(5);
        /** What was interrupted is taken up again, and told of, a few times sooner than as shipped: stories wait for it. */
        private static final Map<String, String> HEALING = Map.of(
                "CARROT_TRADE_TERMS_REQUESTWITHIN", "10s",
                "CARROT_TRADE_TERMS_REPEATAFTER", "5s",
                "CARROT_TRADE_OPERATIONS_STUCKAFTER", "5s",
                "CARROT_COORDINATOR_RECOVERY_PERIOD", "4s");
    }
}
