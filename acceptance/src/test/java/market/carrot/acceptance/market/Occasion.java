package market.carrot.acceptance.market;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Endpoint;

/**
 * A product and a trade about it: here any operation can be carried out, if it is asked for by the right caller.
 *
 * @param wtbId of the trade that the requests name, which may be none
 */
public record Occasion(Product product, Trade trade, long wtbId) {
    private static final long PRICE = 1_000;
    private static final int UNITS = 10;
    /** States in which an operation can be carried out; {@code Requested} where none is named. */
    private static final Map<String, String> RIPE = Map.of(
            "finish-trade", "Accepted",
            "finish-trade-with-payout", "Accepted",
            "release-product", "Rejected",
            "refund-payment", "Rejected",
            "sell-product", "Finished",
            "pay-out", "Finished");

    private static final Map<String, String> QUERY =
            Map.of("wtbId", "%d", "wtbIds", "%d", "stuck", "true", "currency", "KRW");

    /** The operation's moment has come. */
    public static Occasion ripe(Endpoint endpoint, Person seller, Person buyer) {
        Occasion open = open(seller, buyer);
        switch (RIPE.getOrDefault(endpoint.id(), "Requested")) {
            case "Rejected" -> seller.rejects(open.trade).is(200);
            case "Accepted" -> seller.accepts(open.trade).is(200);
            case "Finished" -> {
                seller.accepts(open.trade).is(200);
                buyer.finishes(open.trade).is(200);
            }
            default -> buyer.seesOnMyPage(open.trade, "Requested");
        }
        return open;
    }

    /** A trade is open, so that whatever is done to it makes a difference. */
    public static Occasion open(Person seller, Person buyer) {
        Product product = seller.lists("Kettle", PRICE, UNITS);
        Trade trade = buyer.deposits(PRICE).requests(product);
        return new Occasion(product, trade, trade.wtbId());
    }

    /** The requests name a trade that there is not. */
    public Occasion ofTrade(long unknown) {
        return new Occasion(product, trade, unknown);
    }

    public Ask ask(Endpoint endpoint) {
        return new Ask(
                endpoint.method().name(), path(endpoint) + query(endpoint), body(endpoint.id()), headers(endpoint));
    }

    /** All that one of its requests could change, to be compared. */
    public List<Object> traces() {
        Person buyer = trade.buyer();
        Person seller = product.seller();
        return List.of(
                product.now().json(),
                trade.now().json(),
                trade.payLog(),
                buyer.get("/payLogs?limit=100").is(200).json(),
                seller.get("/payLogs?limit=100").is(200).json(),
                seller.get("/products?limit=100&sellerId=" + seller.name())
                        .is(200)
                        .json());
    }

    private String path(Endpoint endpoint) {
        String path = endpoint.path()
                .replace("{productId}", String.valueOf(product.productId()))
                .replace("{wtbId}", String.valueOf(wtbId))
                .replace("{name}", "product");
        return path.contains("{paymentId}")
                ? path.replace("{paymentId}", String.valueOf(trade.now().number("/paymentId")))
                : path;
    }

    private String query(Endpoint endpoint) {
        String query = endpoint.parametersIn("query").stream()
                .filter(parameter -> Boolean.TRUE.equals(parameter.getRequired()))
                .map(Parameter::getName)
                .map(name -> name + "=" + QUERY.get(name).formatted(wtbId))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private String body(String operation) {
        String buyer = trade.buyer().name();
        long price = product.price();
        return switch (operation) {
            case "list-product" -> Json.object("title", "Kettle", "price", price, "description", "Old, but boils");
            case "edit-product" -> Json.object("price", price + 1);
            case "request-purchase" -> Json.object("productId", product.productId(), "price", price);
            case "reject-request" -> Json.object("reason", "Sold to a friend");
            case "deposit", "withdraw" -> Json.object("amount", price);
            case "reserve-product" -> Json.object("buyerId", buyer, "price", price, "currency", "KRW");
            case "hold-payment" ->
                Json.object("buyerId", buyer, "sellerId", product.seller().name(), "amount", price, "currency", "KRW");
            case "retry-trade", "cancel-trade-with-refund", "finish-trade-with-payout" ->
                Json.object("reason", "Nobody answers", "confirm", wtbId);
            case "open-breaker", "close-breaker" -> Json.object("reason", "Just to see");
            case "rebuild-read-model", "replay-dead-letter" -> Json.object("reason", "An exercise");
            default -> null;
        };
    }

    private String[] headers(Endpoint endpoint) {
        return endpoint.parametersIn("header").stream()
                .filter(parameter -> parameter.getName().equals("If-Match"))
                .flatMap(parameter -> Stream.of(parameter.getName(), product.etag()))
                .toArray(String[]::new);
    }
}
