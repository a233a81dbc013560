package market.carrot.local.torture.evidence;

/** What a user owns, in the currency's minor unit. */
public record WalletRow(String owner, String currency, long balance) {
    static final String QUERY = "select owner, currency, balance from wallet";
}
