package market.carrot.local.torture.traffic;

import java.util.concurrent.atomic.AtomicLong;

/** What users were told of the money they moved into and out of the market, in the currency's minor unit. */
public final class Wallets {
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong uncertain = new AtomicLong();

    /** @param amount that was to be moved */
    public void note(long amount, Answer answer) {
        if (answer.isSuccess()) {
            acknowledged.addAndGet(amount);
        } else if (!answer.isClear()) {
            uncertain.addAndGet(amount);
        }
    }

    /** Certainly moved. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** Moved or not: no clear answer came. */
    public long uncertain() {
        return uncertain.get();
    }
}
