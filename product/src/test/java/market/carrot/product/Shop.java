package market.carrot.product;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One product in the running service, another one beside it, and trades that nobody has heard of yet. */
final class Shop {
    static final String SELLER = "seller";
    static final long PRICE = 3000;

    /** Far from the trades of other tests. */
    private static final AtomicLong LAST_TRADE = new AtomicLong(1_000_000_000L);

    private static final int TRADES = 10;
    private static final String SELLERS_TOKEN = Tokens.ofUser(SELLER);
    private static final String SERVICE_TOKEN = Tokens.ofOrchestrator();

    private final MarketClient market;
    private final JdbcClient database;
    private final long product;
    private final long another;
    private final long firstTrade = LAST_TRADE.addAndGet(TRADES);
    private final Map<String, Answer> reservations = new ConcurrentHashMap<>();

    Shop(MarketClient market, JdbcClient database, int quantity) {
        this.market = market;
        this.database = database;
        product = listed(quantity);
        another = listed(TRADES);
    }

    private long listed(int quantity) {
        String offer = "{\"title\":\"Bike\",\"price\":%d,\"quantity\":%d}".formatted(PRICE, quantity);
        return market.call("POST", "/products", SELLERS_TOKEN, offer).is(201).number("productId");
    }

    /** Sends a call; the answer in the words of the rules. */
    String send(ShopCall call) {
        Answer answer = call.sendTo(this);
        if (answer.status() >= 300) {
            return answer.text("type");
        }
        return call instanceof ShopCall.Edit || call instanceof ShopCall.Withdraw
                ? ShopCall.DONE
                : answer.text("state");
    }

    Answer reserve(int trade, boolean here, String buyer, long price) {
        String body = "{\"buyerId\":\"%s\",\"price\":%d,\"currency\":\"KRW\"}".formatted(buyer, price);
        Answer answer = market.call("PUT", reservation(trade, here), SERVICE_TOKEN, body);
        if (answer.status() == 200) {
            Answer first = reservations.putIfAbsent(trade + body, answer);
            if (first != null && !Objects.equals(first.json(), answer.json())) {
                throw new AssertionError("Reserved again, but answered %s after %s".formatted(answer, first));
            }
        }
        return answer;
    }

    Answer release(int trade, boolean here) {
        return market.call("PUT", reservation(trade, here) + "/release", SERVICE_TOKEN, null);
    }

    Answer sell(int trade, boolean here) {
        return market.call("PUT", reservation(trade, here) + "/sale", SERVICE_TOKEN, null);
    }

    Answer edit(Integer quantity, Long price) {
        String body = "{\"quantity\":%d,\"price\":%d}"
                .formatted(quantity, price)
                .replaceAll("\"\\w+\":null,?", "")
                .replace(",}", "}");
        return market.call("PATCH", "/products/" + product, SELLERS_TOKEN, body, "If-Match", "*");
    }

    Answer withdraw() {
        return market.call("DELETE", "/products/" + product, SELLERS_TOKEN, null);
    }

    private String reservation(int trade, boolean here) {
        return "/products/" + (here ? product : another) + "/reservations/" + (firstTrade + trade);
    }

    /** What the database has of it. */
    record Rows(int quantity, int reserved, int sold, long price, boolean withdrawn, Map<Integer, String> trades) {

        boolean agreeWith(ShopState state) {
            Map<Integer, String> states = new HashMap<>();
            state.trades().forEach((number, trade) -> states.put(number, trade.state()));
            return quantity == state.quantity()
                    && reserved == state.count(ShopState.Trade.RESERVED)
                    && sold == state.count(ShopState.Trade.SOLD)
                    && price == state.price()
                    && withdrawn == state.withdrawn()
                    && trades.equals(states);
        }
    }

    Rows rows() {
        Map<Integer, String> trades = new HashMap<>();
        database.sql("select wtb_id, state from reservation where wtb_id between :first and :last")
                .param("first", firstTrade)
                .param("last", firstTrade + TRADES - 1)
                .query(row -> {
                    trades.put((int) (row.getLong(1) - firstTrade), row.getString(2));
                });
        return database.sql("select quantity, reserved, sold, price, state from product where id = :id")
                .param("id", product)
                .query((row, number) -> new Rows(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5).equals("Withdrawn"),
                        trades))
                .single();
    }
}
