package market.carrot.payment.wallet;

/** What a wallet holds, in the currency's minor unit. */
record WalletView(String currency, long balance) {}
