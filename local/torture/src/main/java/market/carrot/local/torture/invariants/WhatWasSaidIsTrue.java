package market.carrot.local.torture.invariants;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.TopicEvent;
import market.carrot.local.torture.evidence.WtbRow;
import market.carrot.local.torture.traffic.Answer;
import market.carrot.local.torture.traffic.Purchase;

/**
 * What a client was told stays true: an acknowledged purchase exists, one key has one trade and one answer, a final state
 * that was read does not change, who was told that a decision counts finds it counted, and every buyer can see the end.
 */
final class WhatWasSaidIsTrue implements Invariant {
    private static final Set<String> FINAL = Set.of("Rejected", "Cancelled", "Expired", "Finished", "PayFailed");
    /** What a successful call of this verb makes of the trade. */
    private static final Map<String, String> ENDS =
            Map.of("reject", "Rejected", "cancel", "Cancelled", "finish", "Finished");

    private final List<Purchase> purchases;

    WhatWasSaidIsTrue(List<Purchase> purchases) {
        this.purchases = purchases;
    }

    @Override
    public Stream<Violation> violations(Evidence evidence) {
        Map<String, List<WtbRow>> byKey = evidence.wtbsByKey();
        Set<Long> accepted = evidence.events().stream()
                .filter(event -> event.eventType().equals("WtbAccepted"))
                .map(TopicEvent::wtbId)
                .collect(Collectors.toSet());
        return purchases.stream()
                .flatMap(purchase -> violations(purchase, byKey.getOrDefault(purchase.key(), List.of()), accepted));
    }

    private Stream<Violation> violations(Purchase purchase, List<WtbRow> wtbs, Set<Long> accepted) {
        if (wtbs.size() > 1) {
            return Stream.of(Violation.of(this, purchase.wtbId(), "is one of several of one key: %s", wtbs));
        }
        WtbRow wtb = wtbs.isEmpty() ? null : wtbs.get(0);
        return Stream.of(
                        oneAnswer(purchase),
                        kept(purchase, wtb),
                        decisions(purchase, wtb, accepted),
                        seen(purchase, wtb))
                .flatMap(some -> some);
    }

    private Stream<Violation> oneAnswer(Purchase purchase) {
        Set<Integer> answers = purchase.requests()
                .filter(Answer::isAnswerToRequest)
                .map(Answer::status)
                .collect(Collectors.toSet());
        Set<Long> trades = purchase.calls().stream()
                .map(call -> call.answer().wtbId())
                .filter(wtbId -> wtbId != 0)
                .collect(Collectors.toSet());
        return answers.size() <= 1 && trades.size() <= 1
                ? Stream.empty()
                : Stream.of(
                        Violation.of(this, purchase.wtbId(), "one key was answered %s for trades %s", answers, trades));
    }

    private Stream<Violation> kept(Purchase purchase, WtbRow wtb) {
        if (purchase.wtbId() == 0) {
            return Stream.empty();
        }
        boolean kept = wtb != null
                && wtb.id() == purchase.wtbId()
                && wtb.productId() == purchase.productId()
                && wtb.price() == purchase.price()
                && purchase.buyer().name().equals(wtb.buyerId());
        boolean acknowledged = purchase.requests().anyMatch(answer -> answer.status() == 201);
        return kept && !(acknowledged && wtb.isPayFailed())
                ? Stream.empty()
                : Stream.of(Violation.of(this, purchase.wtbId(), "was promised to its buyer, but it is %s", wtb));
    }

    private Stream<Violation> decisions(Purchase purchase, WtbRow wtb, Set<Long> accepted) {
        if (wtb == null) {
            return Stream.empty();
        }
        boolean broken = purchase.calls().stream()
                .filter(call -> call.answer().isSuccess())
                .anyMatch(call -> isBroken(call, wtb, accepted));
        return broken
                ? Stream.of(Violation.of(this, wtb.id(), "is %s, which is not what its parties were told", wtb.label()))
                : Stream.empty();
    }

    /** Who knows of a trade sees how it ended: a payout that nobody could see would be as good as stolen. */
    private Stream<Violation> seen(Purchase purchase, WtbRow wtb) {
        return wtb == null
                        || purchase.wtbId() == 0
                        || purchase.seen()
                                .filter(answer -> answer.state().equals(wtb.label()))
                                .isPresent()
                ? Stream.empty()
                : Stream.of(Violation.of(this, wtb.id(), "is %s, but its buyer sees %s", wtb.label(), purchase.seen()));
    }

    private static boolean isBroken(Purchase.Call call, WtbRow wtb, Set<Long> accepted) {
        String said = call.answer().state();
        return FINAL.contains(said) && !said.equals(wtb.label())
                || ENDS.containsKey(call.what()) && !ENDS.get(call.what()).equals(wtb.label())
                || call.what().equals("accept") && !accepted.contains(wtb.id());
    }
}
