package market.carrot.acceptance.market;

import com.fasterxml.jackson.databind.JsonNode;

/** One movement of money in the pay log, from an account to another. */
public record Transfer(String kind, long amount, String currency, String from, String to) {
    private static final String ESCROW = "escrow";

    static Transfer of(JsonNode entry) {
        return new Transfer(
                entry.at("/kind").asText(),
                entry.at("/amount").asLong(),
                entry.at("/currency").asText(),
                entry.at("/debit").asText(),
                entry.at("/credit").asText());
    }

    /** The buyer's money goes into escrow. */
    public static Transfer hold(Trade trade) {
        return of(trade, "HOLD", wallet(trade.buyer()), ESCROW);
    }

    /** R8: the buyer gets it back. */
    public static Transfer refund(Trade trade) {
        return of(trade, "REFUND", ESCROW, wallet(trade.buyer()));
    }

    /** R7: the seller gets it. */
    public static Transfer payout(Trade trade) {
        return of(trade, "PAYOUT", ESCROW, wallet(trade.seller()));
    }

    private static Transfer of(Trade trade, String kind, String from, String to) {
        return new Transfer(kind, trade.product().price(), "KRW", from, to);
    }

    private static String wallet(Person owner) {
        return "wallet:" + owner.name();
    }
}
