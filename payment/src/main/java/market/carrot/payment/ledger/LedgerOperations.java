package market.carrot.payment.ledger;

import java.util.Arrays;
import java.util.Optional;
import market.carrot.platform.paging.Page;
import market.carrot.platform.web.Caller;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The ledger's REST operations. */
@Component("ledgerOperations")
class LedgerOperations {
    private final PayLog payLog;
    private final TrialBalances trialBalances;

    LedgerOperations(PayLog payLog, TrialBalances trialBalances) {
        this.payLog = payLog;
        this.trialBalances = trialBalances;
    }

    public Page<PayLogEntry> payLog(
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("wtbId") Long wtbId,
            @Header("after") String after,
            @Header("limit") Integer limit) {
        long before = PayLog.CURSOR.key(after, Long.MAX_VALUE);
        int size = Optional.ofNullable(limit).orElse(Page.DEFAULT_LIMIT);
        return wtbId == null ? payLog.ofUser(caller, before, size) : payLog.ofTrade(wtbId, caller, before, size);
    }

    /** @param wtbIds separated by commas; the contract limits how many */
    public Page<PayLogEntry> ofTrades(@Header("wtbIds") String wtbIds) {
        return new Page<>(
                payLog.ofTrades(
                        Arrays.stream(wtbIds.split(",")).map(Long::valueOf).toList()),
                null);
    }

    public TrialBalance trialBalance() {
        return trialBalances.draw();
    }
}
