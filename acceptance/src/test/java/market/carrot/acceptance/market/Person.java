package market.carrot.acceptance.market;

import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Conformance;
import market.carrot.acceptance.contract.Observed;

/** Someone at the market. Who sells and who buys is up to the story. */
public final class Person {
    private final String name;
    private final String token;
    private final URI gateway;
    private final Trades trades;

    /** @param token null for someone without an account */
    Person(String name, String token, URI gateway, Trades trades) {
        this.name = name;
        this.token = token;
        this.gateway = gateway;
        this.trades = trades;
    }

    public String name() {
        return name;
    }

    /** What this person shows at the door; null for nothing. */
    public String token() {
        return token;
    }

    /** R1. The title is made one of its kind, so that stories do not meet. */
    public Product lists(String title, long price) {
        return lists(title, price, 1);
    }

    public Product lists(String title, long price, int quantity) {
        String unique = title + " " + UUID.randomUUID();
        Answer answer = post("/products", Json.object("title", unique, "price", price, "quantity", quantity))
                .is(201);
        return new Product(
                answer.number("/productId"),
                unique,
                price,
                this,
                answer.header("ETag").orElseThrow());
    }

    /** R2: asks for it at its price, which is in escrow afterwards. */
    public Trade requests(Product product) {
        Answer answer = asksFor(product).is(201).has("/state", "Requested");
        return new Trade(answer.number("/wtbId"), product, this);
    }

    /** R2, whatever the answer. */
    public Answer asksFor(Product product, String... headers) {
        return trades.note(
                post("/wtbs", Json.object("productId", product.productId(), "price", product.price()), headers),
                product,
                this);
    }

    public Answer accepts(Trade trade) {
        return decides(trade, "accept");
    }

    public Answer rejects(Trade trade) {
        return decides(trade, "reject");
    }

    public Answer rejects(Trade trade, String reason) {
        return post("/wtbs/" + trade.wtbId() + "/reject", Json.object("reason", reason));
    }

    public Answer cancels(Trade trade) {
        return decides(trade, "cancel");
    }

    public Answer finishes(Trade trade) {
        return decides(trade, "finish");
    }

    public Person deposits(long amount) {
        post("/wallets/me/deposits", Json.object("amount", amount)).is(201);
        return this;
    }

    public long balance() {
        return get("/wallets/me").is(200).number("/balance");
    }

    /** The query side's view of a trade, which may be a moment behind: waits until it is there. */
    public Answer seesOnMyPage(Trade trade, String state) {
        return Patience.await("my page to say " + state)
                .until(
                        () -> get("/myPages/" + trade.wtbId()),
                        page -> page.status() == 200 && page.text("/state").equals(state));
    }

    /** Hears what happens to the trade, as it happens. */
    public Following follows(Trade trade) {
        return new Following(gateway.resolve("/myPages/" + trade.wtbId() + "/events"), token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Anything else; JSON unless the headers say otherwise. */
    public Answer send(String method, String path, String body, String... headers) {
        return sendTo(gateway, method, path, body, headers);
    }

    /** Past the gateway, as only a machine inside could. */
    public Answer sendTo(URI service, String method, String path, String body, String... headers) {
        Stream<String> credentials = token == null ? Stream.of() : Stream.of("Authorization", "Bearer " + token);
        boolean typed = Arrays.asList(headers).contains("Content-Type");
        Stream<String> type = body == null || typed ? Stream.of() : Stream.of("Content-Type", "application/json");
        Answer answer = Http.send(
                method,
                service.resolve(path),
                body,
                Stream.of(credentials, type, Arrays.stream(headers))
                        .flatMap(some -> some)
                        .toArray(String[]::new));
        if (service.equals(gateway)) {
            Conformance.atGateway(Observed.of(answer.http()));
        } else {
            Conformance.inside(Observed.of(answer.http()));
        }
        return answer;
    }

    private Answer decides(Trade trade, String verb) {
        return post("/wtbs/" + trade.wtbId() + "/" + verb, null);
    }

    @Override
    public String toString() {
        return name;
    }
}
