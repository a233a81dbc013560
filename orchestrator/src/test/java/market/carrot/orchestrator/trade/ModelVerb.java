package market.carrot.orchestrator.trade;

import java.time.Instant;

/** What people ask of a modelled trade. */
enum ModelVerb {
    ACCEPT,
    REJECT,
    CANCEL,
    FINISH;

    void apply(Wtb wtb, String caller, Instant now, ModelTrade trade) {
        switch (this) {
            case ACCEPT -> wtb.accept(caller, Trades.TERMS, now).ifPresent(trade::publish);
            case REJECT -> wtb.reject(caller, "sold elsewhere", Trades.TERMS, now);
            case CANCEL -> wtb.cancel(caller, Trades.TERMS, now);
            default -> wtb.finish(caller, Trades.TERMS, now);
        }
    }
}
