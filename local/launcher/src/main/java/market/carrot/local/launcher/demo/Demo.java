package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;

/** The eight requirements of the market's owner, R1 to R8, played by a seller and a buyer on the running system. */
public final class Demo {
    private static final int PRICE = 3_000;
    private static final int DEPOSIT = 10_000;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE_MILLIS = 100;

    private final Addresses addresses;
    private final Narrator narrator;
    private final Set<Long> shownTransfers = new HashSet<>();

    private Market seller;
    private Market buyer;

    public Demo(Addresses addresses, Terminal terminal) {
        this.addresses = addresses;
        this.narrator = new Narrator(terminal);
    }

    /** @return whether everything happened as the requirements say */
    public boolean play() throws InterruptedException {
        Tokens tokens = new Tokens(addresses.issuer());
        seller = new Market(addresses.market(), "seller", tokens.of("seller"), narrator);
        buyer = new Market(addresses.market(), "buyer", tokens.of("buyer"), narrator);
        try (Events events = Events.fromNow(addresses.authority(Part.KAFKA), narrator)) {
            narrator.title("A trade that is finished");
            finishedTrade(events);
            narrator.title("A trade that is rejected");
            rejectedTrade(events);
            narrator.good("R1 to R8 hold: the seller was paid once, the buyer was refunded once.");
            return true;
        } catch (Unexpected e) {
            narrator.bad("Not as it should be: " + e.getMessage() + " ./carrot logs may tell why.");
            return false;
        }
    }

    private void finishedTrade(Events events) throws InterruptedException {
        long sellerBefore = seller.balance();
        long productId = listProduct("Road bike, two summers old");
        narrator.chapter("", "The buyer puts money into the wallet");
        buyer.post(201, "/wallets/me/deposits", "amount", DEPOSIT);
        long buyerBefore = buyer.balance();
        long wtbId = request(events, productId, buyerBefore);

        narrator.chapter("R3", "The seller looks into the inbox and accepts");
        awaitState(seller, "/wtbInboxes?state=Requested", wtbId, "Requested");
        seller.post(200, "/wtbs/" + wtbId + "/accept");
        events.await(wtbId, "WtbAccepted");
        narrator.chapter("R4", "The request is Accepted");
        shown(buyer, wtbId, "Accepted");

        narrator.chapter("R6", "The buyer has the bike and finishes the trade");
        buyer.post(200, "/wtbs/" + wtbId + "/finish");
        events.await(wtbId, "DealFinished");
        shown(buyer, wtbId, "Finished");

        narrator.chapter("R7", "The price is paid to the seller");
        payLog(wtbId, "PAYOUT");
        expectBalance("seller", seller, sellerBefore + PRICE);
        expectBalance("buyer", buyer, buyerBefore - PRICE);
    }

    private void rejectedTrade(Events events) throws InterruptedException {
        long productId = listProduct("Snow shovel");
        long buyerBefore = buyer.balance();
        long sellerBefore = seller.balance();
        long wtbId = request(events, productId, buyerBefore);

        narrator.chapter("R3", "The seller rejects");
        seller.post(200, "/wtbs/" + wtbId + "/reject", "reason", "It began to snow");
        events.await(wtbId, "WtbRejected");
        narrator.chapter("R5", "The request is Rejected");
        shown(buyer, wtbId, "Rejected");

        narrator.chapter("R8", "The price is refunded to the buyer");
        payLog(wtbId, "REFUND");
        expectBalance("buyer", buyer, buyerBefore);
        expectBalance("seller", seller, sellerBefore);
    }

    private long listProduct(String title) throws InterruptedException {
        narrator.chapter("R1", "The seller registers a product");
        return seller.post(201, "/products", "title", title, "price", PRICE)
                .path("productId")
                .asLong();
    }

    private long request(Events events, long productId, long buyerBefore) throws InterruptedException {
        narrator.chapter("R2", "The buyer requests it and pays: the money is in escrow when the call returns");
        JsonNode wtb = buyer.post(201, "/wtbs", "productId", productId, "price", PRICE);
        long wtbId = wtb.path("wtbId").asLong();
        expect("state of trade " + wtbId, "Requested", wtb.path("state").asText());
        expectBalance("buyer", buyer, buyerBefore - PRICE);
        payLog(wtbId, "HOLD");
        events.await(wtbId, "WtbAdded");
        return wtbId;
    }

    /** The truth at once, the buyer's page soon. */
    private void shown(Market who, long wtbId, String state) throws InterruptedException {
        expect(
                "state of trade " + wtbId,
                state,
                who.get("/wtbs/" + wtbId).path("state").asText());
        awaitState(who, "/myPages", wtbId, state);
    }

    private void awaitState(Market who, String path, long wtbId, String state) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < end) {
            for (JsonNode item : who.read(path).path("items")) {
                if (item.path("wtbId").asLong() == wtbId
                        && state.equals(item.path("state").asText())) {
                    narrator.fact("read", path + " shows trade " + wtbId + " as " + state);
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new Unexpected("%s did not show trade %d as %s.".formatted(path, wtbId, state));
    }

    private void payLog(long wtbId, String kind) throws InterruptedException {
        boolean found = false;
        for (JsonNode entry : buyer.read("/payLogs?wtbId=" + wtbId).path("items")) {
            if (shownTransfers.add(entry.path("transferId").asLong())) {
                narrator.payLog(entry);
            }
            found |= kind.equals(entry.path("kind").asText());
        }
        expect(kind + " of trade " + wtbId + " in the pay log", true, found);
    }

    private void expectBalance(String who, Market person, long expected) throws InterruptedException {
        long balance = person.balance();
        narrator.fact("wallet", "%s has %,d KRW".formatted(who, balance));
        expect("wallet of " + who, expected, balance);
    }

    private static void expect(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new Unexpected("%s: expected %s, but it is %s.".formatted(what, expected, actual));
        }
    }
}
