package market.carrot.acceptance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Trade;

/**
 * What goes wrong at one point of the trades. It strikes before the step unless it says {@link #afterwards()}, and once
 * unless it says {@link #times}. Its last word says what happens, and arms it.
 */
public final class Fault {
    private static final long LONGEST_HOLD_SECONDS = 90;

    private final Faults faults;
    private final Point point;
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch struck = new CountDownLatch(1);
    private boolean afterwards;
    private boolean ofNextTrade;
    private final CompletableFuture<Long> wtbId = new CompletableFuture<>();
    private volatile int left = 1;
    private Effect effect;
    private volatile Instant since;

    Fault(Faults faults, Point point) {
        this.faults = faults;
        this.point = point;
    }

    /** The step is done, and the answer is on its way back. */
    public Fault afterwards() {
        afterwards = true;
        return this;
    }

    public Fault times(int count) {
        left = count;
        return this;
    }

    public Fault of(Trade trade) {
        wtbId.complete(trade.wtbId());
        return this;
    }

    /** Only of the trade that begins next, as far as no fault armed before it claims that one. */
    public Fault ofTheNextTrade() {
        ofNextTrade = true;
        return this;
    }

    /** Whoever waits for the answer finds the connection closed; before the step: it is never done. */
    public Fault loseTheReply() {
        return arm(reply -> {
            throw new LostException();
        });
    }

    /** The answer is another one; before the step: it is never done. */
    public Fault answer(int status, String body) {
        return arm(reply -> Reply.of(status, body));
    }

    /** It stays there until it is released, and then goes on as if nothing had been. */
    public Fault hold() {
        return arm(reply -> {
            released.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
            return reply;
        });
    }

    private Fault arm(Effect armed) {
        effect = armed;
        faults.arm(this);
        return this;
    }

    /** Waits until it strikes, for the first time. */
    public Fault awaitStrike() {
        try {
            assertThat(struck.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS))
                    .as("%s strikes", this)
                    .isTrue();
            return this;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it strikes once more than it has until now. */
    public void awaitAnotherStrike() {
        int before = left;
        Patience.await(this + " strikes again").until(() -> left < before);
    }

    /** Whether who called still waits for what is held. */
    public boolean isStillWaitedFor() {
        return age().compareTo(point.patience()) < 0;
    }

    /** How long ago it struck first. */
    public Duration age() {
        return Duration.between(since, Instant.now());
    }

    public Fault release() {
        released.countDown();
        return this;
    }

    /** The trade that it is about; waits until that is known. */
    public long wtbId() {
        return wtbId.orTimeout(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean claims(long newTrade) {
        return ofNextTrade && wtbId.complete(newTrade);
    }

    boolean strikes(Point reached, boolean done, Long trade) {
        boolean ofAny = !ofNextTrade && !wtbId.isDone();
        boolean meant = ofAny || trade != null && trade.equals(wtbId.getNow(null));
        if (left == 0 || point != reached || afterwards != done || !meant) {
            return false;
        }
        left--;
        since = since == null ? Instant.now() : since;
        struck.countDown();
        return true;
    }

    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return (afterwards ? "after " : "before ") + point + (wtbId.isDone() ? " of trade " + wtbId.join() : "");
    }

    /** What happens to a call. */
    interface Effect {
        /**
         * @param reply what would be answered; null while the step is not done
         * @return what is answered; null to do the step
         */
        Reply on(Reply reply) throws LostException, InterruptedException;
    }
}
