package market.carrot.orchestrator.trade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import market.carrot.platform.problem.ProblemType;

/** Payment as the contract describes it, with wallets that never run dry. */
final class FakePayment extends FakeService {
    private final Map<Long, String> holds = new HashMap<>();
    private final Map<Long, List<String>> movements = new HashMap<>();

    FakePayment(List<Call> calls) {
        super("/payments/holds/(?<wtbId>\\d+)(/(?<verb>refund|payout))?", "hold", calls);
    }

    /** Every movement of the trade's money, in order; a tombstone moves nothing. */
    synchronized List<String> movements(long wtbId) {
        return List.copyOf(movements.getOrDefault(wtbId, List.of()));
    }

    /** As if it had happened without the orchestrator; null for no record at all. */
    synchronized void plant(long wtbId, String state) {
        if (state == null) {
            holds.remove(wtbId);
        } else {
            holds.put(wtbId, state);
        }
    }

    @Override
    synchronized Map<Long, Map<String, Object>> records() {
        Map<Long, Map<String, Object>> records = new HashMap<>();
        holds.forEach((wtbId, state) ->
                records.put(wtbId, Map.of("paymentId", paymentId(wtbId), "wtbId", wtbId, "state", state)));
        return records;
    }

    @Override
    List<Map<String, Object>> transfers(long wtbId) {
        return movements(wtbId).stream()
                .map(movement -> Map.<String, Object>of(
                        "transferId",
                        wtbId,
                        "kind",
                        movement.toUpperCase(Locale.ROOT),
                        "wtbId",
                        wtbId,
                        "debit",
                        "escrow",
                        "credit",
                        "wallet:someone",
                        "amount",
                        3000,
                        "currency",
                        "KRW",
                        "at",
                        Instant.now().toString()))
                .toList();
    }

    @Override
    String openState() {
        return "Held";
    }

    /** Held, Refunded, PaidOut; or null when the trade never touched money. */
    synchronized String holdOf(long wtbId) {
        return holds.get(wtbId);
    }

    static long paymentId(long wtbId) {
        return 9000 + wtbId;
    }

    @Override
    synchronized Reply keepContract(Call call) {
        long wtbId = call.wtbId();
        String state = holds.get(wtbId);
        return switch (call.verb()) {
            case "hold" ->
                state == null || state.equals("Held")
                        ? becomes(wtbId, "Held", call)
                        : Reply.refusing(
                                state.equals("PaidOut") ? ProblemType.HOLD_PAID_OUT : ProblemType.HOLD_REFUNDED);
            case "refund" ->
                "PaidOut".equals(state) ? Reply.refusing(ProblemType.HOLD_PAID_OUT) : becomes(wtbId, "Refunded", call);
            default ->
                state == null || state.equals("Refunded")
                        ? Reply.refusing(state == null ? ProblemType.NOT_FOUND : ProblemType.HOLD_REFUNDED)
                        : becomes(wtbId, "PaidOut", call);
        };
    }

    private Reply becomes(long wtbId, String state, Call call) {
        String before = holds.put(wtbId, state);
        if (!state.equals(before) && (before != null || state.equals("Held"))) {
            movements.computeIfAbsent(wtbId, id -> new ArrayList<>()).add(call.verb());
        }
        return Reply.ok(Map.of("paymentId", paymentId(wtbId), "wtbId", wtbId, "state", state));
    }
}
