package market.carrot.orchestrator.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import market.carrot.platform.problem.ProblemType;

/** Trades in the states that stories begin with. */
final class Trades {
    static final String BUYER = "bea";
    static final String SELLER = "sam";
    static final Instant NOW = Instant.parse("2021-06-08T16:26:08Z");
    /** When every deadline of a trade of NOW has passed. */
    static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(60));

    static final TradeTerms TERMS =
            new TradeTerms(Duration.ofHours(72), Duration.ofHours(168), Duration.ofSeconds(30), Duration.ofSeconds(15));
    static final Reservation RESERVATION = new Reservation(SELLER, "Bike");

    private Trades() {}

    static WtbState state(String label) {
        return Arrays.stream(WtbState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    static Wtb in(WtbState state) {
        Wtb wtb = requesting();
        switch (state) {
            case REQUESTING -> {}
            case PAY_FAILED -> wtb.refuse(broke(), Optional.empty(), TERMS, NOW);
            default -> {
                wtb.request(RESERVATION, new HeldPayment(7), TERMS, NOW);
                decide(wtb, state);
            }
        }
        if (state.isFinal()) {
            wtb.end(NOW);
        }
        return wtb;
    }

    private static void decide(Wtb wtb, WtbState state) {
        switch (state) {
            case REJECTING, REJECTED -> wtb.reject(SELLER, "sold elsewhere", TERMS, NOW);
            case CANCELLING, CANCELLED -> wtb.cancel(BUYER, TERMS, NOW);
            case EXPIRING, EXPIRED -> wtb.overdue(TERMS, MUCH_LATER);
            case ACCEPTED -> wtb.accept(SELLER, TERMS, NOW);
            case FINISHING, FINISHED -> {
                wtb.accept(SELLER, TERMS, NOW);
                wtb.finish(BUYER, TERMS, NOW);
            }
            default -> {}
        }
    }

    static Wtb requesting() {
        PurchaseRequest request = new PurchaseRequest(1, 3000, null);
        return new Wtb(1, "http://coordinator/1", new Deal(request, BUYER), new RequestKey("key", request), TERMS, NOW);
    }

    static Refusal broke() {
        return new Refusal(ProblemType.INSUFFICIENT_FUNDS, "The wallet holds 10 KRW.", UndoScope.RESERVATION);
    }
}
