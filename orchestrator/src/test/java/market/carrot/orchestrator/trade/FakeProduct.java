package market.carrot.orchestrator.trade;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.platform.problem.ProblemType;

/** Product as the contract describes it; each product is one unit. */
final class FakeProduct extends FakeService {

    /** Something on sale. */
    record Item(long productId, String seller, String title, long price) {}

    /** Any time before every trade. */
    private static final String SINCE = "2020-01-01T00:00:00Z";

    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Item> items = new HashMap<>();
    private final Map<Long, String> reservations = new HashMap<>();
    private final Map<Long, Long> reservedBy = new HashMap<>();
    private final Map<Long, Long> productIds = new HashMap<>();

    FakeProduct(List<Call> calls) {
        super("/products/\\d+/reservations/(?<wtbId>\\d+)(/(?<verb>release|sale))?", "reserve", calls);
    }

    synchronized Item lists(String seller, String title, long price) {
        Item item = new Item(lastId.incrementAndGet(), seller, title, price);
        items.put(item.productId(), item);
        return item;
    }

    /** Reserved, Released, Sold; or null when the trade never touched a unit. */
    synchronized String reservation(long wtbId) {
        return reservations.get(wtbId);
    }

    /** As if it had happened without the orchestrator; null for no record at all. */
    synchronized void plant(long wtbId, String state) {
        if (state == null) {
            reservations.remove(wtbId);
        } else {
            reservations.put(wtbId, state);
        }
    }

    @Override
    synchronized Map<Long, Map<String, Object>> records() {
        Map<Long, Map<String, Object>> records = new HashMap<>();
        reservations.forEach((wtbId, state) -> records.put(
                wtbId, Map.of("productId", productOf(wtbId), "wtbId", wtbId, "state", state, "since", SINCE)));
        return records;
    }

    private long productOf(long wtbId) {
        return productIds.getOrDefault(wtbId, 1L);
    }

    @Override
    String openState() {
        return "Reserved";
    }

    @Override
    synchronized Reply keepContract(Call call) {
        long productId = Long.parseLong(call.path().split("/")[2]);
        long wtbId = call.wtbId();
        String state = reservations.get(wtbId);
        productIds.putIfAbsent(wtbId, productId);
        return switch (call.verb()) {
            case "reserve" -> reserve(productId, call, state);
            case "release" ->
                "Sold".equals(state)
                        ? Reply.refusing(ProblemType.RESERVATION_SOLD)
                        : becomes(productId, wtbId, "Released");
            default ->
                state == null || state.equals("Released")
                        ? Reply.refusing(state == null ? ProblemType.NOT_FOUND : ProblemType.RESERVATION_RELEASED)
                        : becomes(productId, wtbId, "Sold");
        };
    }

    private Reply reserve(long productId, Call call, String state) {
        Item item = items.get(productId);
        if ("Released".equals(state)) {
            return Reply.refusing(ProblemType.RESERVATION_RELEASED);
        }
        if (item == null) {
            return Reply.refusing(ProblemType.NOT_FOUND);
        }
        if (item.seller().equals(call.body().path("buyerId").asText())) {
            return Reply.refusing(ProblemType.OWN_PRODUCT);
        }
        if (item.price() != call.body().path("price").asLong()) {
            return Reply.refusing(ProblemType.PRICE_CHANGED);
        }
        if (reservedBy.getOrDefault(productId, call.wtbId()) != call.wtbId()) {
            return Reply.refusing(ProblemType.NOT_ON_SALE);
        }
        reservedBy.put(productId, call.wtbId());
        reservations.put(call.wtbId(), "Reserved");
        return Reply.ok(Map.of(
                "productId", productId,
                "wtbId", call.wtbId(),
                "sellerId", item.seller(),
                "title", item.title(),
                "price", item.price(),
                "currency", "KRW",
                "state", "Reserved"));
    }

    private Reply becomes(long productId, long wtbId, String state) {
        reservations.put(wtbId, state);
        if (state.equals("Released")) {
            reservedBy.remove(productId, wtbId);
        }
        return Reply.ok(Map.of("productId", productId, "wtbId", wtbId, "state", state));
    }
}
