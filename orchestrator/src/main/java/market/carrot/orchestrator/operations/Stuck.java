package market.carrot.orchestrator.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import market.carrot.orchestrator.trade.Outcome;

/**
 * Why a trade does not go on.
 *
 * @param since when it should have gone on
 * @param participant product, payment or coordinator, whose part is not done; trade when it is this service's own
 * @param lastAnswer what the participant answered last, and when; null when it was not asked or said nothing wrong
 * @param why all of it in one or two sentences
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Stuck(Instant since, String participant, String lastAnswer, Instant answeredAt, String why) {
    private static final String SWEEP = "trade";
    private static final String COORDINATOR = "coordinator";

    static Stuck of(TradeRecord trade) {
        if (trade.outcome() == null) {
            return new Stuck(
                    trade.since(),
                    SWEEP,
                    null,
                    null,
                    "Its time was over at %s, and the sweep has not ended it. See that the route sweep-deadlines runs."
                            .formatted(toTheSecond(trade.since())));
        }
        FailedStep failed = trade.lastFailure();
        if (failed == null) {
            return new Stuck(
                    trade.since(),
                    COORDINATOR,
                    null,
                    null,
                    "It was decided at %s, and the coordinator has not called back since."
                            .formatted(toTheSecond(trade.since())));
        }
        return new Stuck(
                trade.since(),
                failed.participant(),
                failed.answer(),
                failed.lastAt(),
                "%s. Tried %d times since %s; the last answer, at %s: %s"
                        .formatted(
                                missing(failed.participant(), trade.outcome()),
                                failed.tries(),
                                toTheSecond(failed.firstAt()),
                                toTheSecond(failed.lastAt()),
                                failed.answer()));
    }

    private static Instant toTheSecond(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String missing(String participant, Outcome outcome) {
        return switch (participant) {
            case "payment" ->
                "payment has not %s".formatted(outcome.settles() ? "paid the seller" : "refunded the buyer");
            case "product" ->
                "product has not %s".formatted(outcome.settles() ? "marked the unit sold" : "released the unit");
            default -> "the coordinator has not confirmed the decision";
        };
    }
}
