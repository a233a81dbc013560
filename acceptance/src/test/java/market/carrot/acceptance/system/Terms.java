package market.carrot.acceptance.system;

import java.time.Duration;
import java.util.Map;

/** How much time the parties of a trade have in this run of the system. */
public enum Terms {
    /** As shipped: days, so that nothing falls due in the middle of a story. */
    DAYS(Map.of()),
    /** Seconds: to see what silence does. */
    SECONDS(Map.of(
            "CARROT_TRADE_TERMS_DECIDEWITHIN", Limits.DECIDE.getSeconds() + "s",
            "CARROT_TRADE_TERMS_FINISHWITHIN", Limits.FINISH.getSeconds() + "s"));

    private final Map<String, String> environment;

    Terms(Map<String, String> environment) {
        this.environment = environment;
    }

    Map<String, String> environment() {
        return environment;
    }

    private static final class Limits {
        private static final Duration DECIDE = Duration.ofSeconds(10);
        private static final Duration FINISH = Duration.ofSeconds(5);
    }
}
