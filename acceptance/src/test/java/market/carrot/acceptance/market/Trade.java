package market.carrot.acceptance.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A purchase request and what becomes of it. */
public record Trade(long wtbId, Product product, Person buyer) {

    public Person seller() {
        return product.seller();
    }

    /** The truth, now. */
    public Answer now() {
        return buyer.get("/wtbs/" + wtbId).is(200);
    }

    public String state() {
        return now().text("/state");
    }

    /** Waits until it is so by itself. */
    public Trade becomes(String state) {
        Patience.await("trade " + wtbId + " to be " + state).until(this::state, state::equals);
        return this;
    }

    /** Whether its money went the way that its state says. */
    public boolean isBookedAs(String state) {
        List<Transfer> held = List.of(Transfer.hold(this));
        List<Transfer> refunded = List.of(Transfer.hold(this), Transfer.refund(this));
        List<Transfer> paidOut = List.of(Transfer.hold(this), Transfer.payout(this));
        List<Transfer> log = payLog();
        return switch (state) {
            case "Requested", "Accepted" -> log.equals(held);
            case "Rejected", "Cancelled", "Expired" -> log.equals(refunded);
            case "Finished" -> log.equals(paidOut);
            case "PayFailed" -> log.isEmpty() || log.equals(refunded);
            default -> false;
        };
    }

    /** Every movement of its money, oldest first. */
    public List<Transfer> payLog() {
        List<Transfer> transfers = new ArrayList<>();
        buyer.get("/payLogs?wtbId=" + wtbId)
                .is(200)
                .json()
                .at("/items")
                .forEach(entry -> transfers.add(Transfer.of(entry)));
        Collections.reverse(transfers);
        return transfers;
    }
}
