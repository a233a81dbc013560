package market.carrot.orchestrator.trade;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import market.carrot.platform.web.Prefer;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Clients that would rather wait for a trade's end than be told that it will come. Any process may bring it about. */
public class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Wtbs wtbs;
    private final WaitingSettings settings;
    private final Semaphore places;

    Waiting(Wtbs wtbs, WaitingSettings settings) {
        this.wtbs = wtbs;
        this.settings = settings;
        this.places = new Semaphore(settings.places());
    }

    /** Waits while the decision is being carried out, as long as the client prefers; not at all when too many wait. */
    public void forEnd(Exchange exchange, @Header("wtbId") long wtbId, @Header("Prefer") String prefer) {
        Prefer.wait(prefer)
                .map(this::granted)
                .filter(wait -> places.tryAcquire())
                .ifPresent(wait -> {
                    try {
                        watch(exchange, wtbId, wait);
                    } finally {
                        places.release();
                    }
                    exchange.getMessage().setHeader("Preference-Applied", "wait=" + wait.toSeconds());
                });
    }

    private Duration granted(Duration preferred) {
        return preferred.compareTo(settings.atMost()) < 0 ? preferred : settings.atMost();
    }

    /** Holds no connection between two looks. Time is counted from the request's arrival, as the client counts it. */
    private void watch(Exchange exchange, long wtbId, Duration wait) {
        while (isPending(wtbId)
                && exchange.getClock().elapsed() < wait.toMillis()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isPending(long wtbId) {
        return wtbs.stateOf(wtbId).map(WtbState::isPending).orElse(false);
    }
}
