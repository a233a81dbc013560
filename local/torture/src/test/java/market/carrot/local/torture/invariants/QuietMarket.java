package market.carrot.local.torture.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.FindingRow;
import market.carrot.local.torture.evidence.HoldRow;
import market.carrot.local.torture.evidence.ProductRow;
import market.carrot.local.torture.evidence.ReservationRow;
import market.carrot.local.torture.evidence.Saga;
import market.carrot.local.torture.evidence.TimelineRow;
import market.carrot.local.torture.evidence.TopicEvent;
import market.carrot.local.torture.evidence.TransferRow;
import market.carrot.local.torture.evidence.ViewRow;
import market.carrot.local.torture.evidence.WalletRow;
import market.carrot.local.torture.evidence.WtbRow;

/** What is known of a market where all is as it should be: trade 1 is finished, trade 2 was rejected, 3 never paid. */
final class QuietMarket {
    static final Instant DEADLINE = Instant.parse("2026-01-01T00:00:00Z");
    static final long FINISHED = 1;
    static final long REJECTED = 2;
    static final long PAY_FAILED = 3;
    private static final long PRICE = 3_000;
    private static final long PRODUCT = 10;

    final List<WtbRow> wtbs = new ArrayList<>();
    final List<HoldRow> holds = new ArrayList<>();
    final List<TransferRow> transfers = new ArrayList<>();
    final List<WalletRow> wallets = new ArrayList<>();
    final List<ReservationRow> reservations = new ArrayList<>();
    final List<ProductRow> products = new ArrayList<>();
    final List<TopicEvent> events = new ArrayList<>();
    final List<ViewRow> views = new ArrayList<>();
    final List<TimelineRow> timeline = new ArrayList<>();
    final List<Saga> sagas = new ArrayList<>();
    final List<FindingRow> findings = new ArrayList<>();

    QuietMarket() {
        wtbs.add(wtb(FINISHED, "FINISHED", 3));
        wtbs.add(wtb(REJECTED, "REJECTED", 2));
        wtbs.add(wtb(PAY_FAILED, "PAY_FAILED", 1));
        holds.add(new HoldRow(FINISHED, FINISHED, "buyer", "seller", PRICE, "KRW", "PaidOut"));
        holds.add(new HoldRow(REJECTED, REJECTED, "buyer", "seller", PRICE, "KRW", "Refunded"));
        transfer("DEPOSIT", "EXTERNAL", null, "WALLET", "buyer", 2 * PRICE, null);
        transfer("HOLD", "WALLET", "buyer", "ESCROW", null, PRICE, FINISHED);
        transfer("HOLD", "WALLET", "buyer", "ESCROW", null, PRICE, REJECTED);
        transfer("PAYOUT", "ESCROW", null, "WALLET", "seller", PRICE, FINISHED);
        transfer("REFUND", "ESCROW", null, "WALLET", "buyer", PRICE, REJECTED);
        wallets.add(new WalletRow("buyer", "KRW", PRICE));
        wallets.add(new WalletRow("seller", "KRW", PRICE));
        reservations.add(new ReservationRow(FINISHED, PRODUCT, "buyer", PRICE, "Sold"));
        reservations.add(new ReservationRow(REJECTED, PRODUCT, "buyer", PRICE, "Released"));
        products.add(new ProductRow(PRODUCT, 1, 0, 1, "Sold"));
        event(FINISHED, 1, "WtbAdded", "Requested");
        event(FINISHED, 2, "WtbAccepted", "Accepted");
        event(FINISHED, 3, "DealFinished", "Finished");
        event(REJECTED, 1, "WtbAdded", "Requested");
        event(REJECTED, 2, "WtbRejected", "Rejected");
        event(PAY_FAILED, 1, "WtbPayFailed", "PayFailed");
        views.add(view(FINISHED, 3, "Finished"));
        views.add(view(REJECTED, 2, "Rejected"));
        views.add(view(PAY_FAILED, 1, "PayFailed"));
    }

    static WtbRow wtb(long id, String state, int events) {
        Long paymentId = id == PAY_FAILED ? null : Long.valueOf(id);
        return new WtbRow(
                id,
                PRODUCT,
                "buyer",
                "seller",
                PRICE,
                "KRW",
                state,
                state,
                "NOTHING",
                "lra",
                paymentId,
                null,
                null,
                "key" + id,
                events,
                DEADLINE,
                DEADLINE);
    }

    static ViewRow view(long id, int version, String state) {
        Long paymentId = id == PAY_FAILED ? null : Long.valueOf(id);
        return new ViewRow(id, version, state, PRODUCT, "buyer", "seller", PRICE, "KRW", paymentId, null);
    }

    void event(long wtbId, int version, String type, String state) {
        events.add(new TopicEvent(wtbId, version, type, state, DEADLINE, type + wtbId + version));
        timeline.add(new TimelineRow(wtbId, version, type, state));
    }

    void transfer(String kind, String debit, String from, String credit, String to, long amount, Long wtbId) {
        transfers.add(new TransferRow(transfers.size() + 1L, kind, debit, from, credit, to, amount, wtbId, null));
    }

    Evidence evidence() {
        return new Evidence(
                wtbs, holds, transfers, wallets, reservations, products, events, views, timeline, sagas, findings);
    }
}
