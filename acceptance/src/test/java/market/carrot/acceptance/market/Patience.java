package market.carrot.acceptance.market;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long stories wait for what happens by itself: far longer than it takes, as the machine may be busy. */
public final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Patience() {}

    /** @param what is waited for, told when it does not come */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(PAUSE);
    }
}
