package market.carrot.payment.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import market.carrot.payment.ledger.TrialBalance.CurrencyBalance;
import market.carrot.vitals.Sample;
import market.carrot.vitals.SampledGauge;
import org.springframework.stereotype.Component;

/**
 * The trial balance as metrics, in minor units: each process of this service shows the same. It reads every transfer there
 * is, so the more of them there are, the longer the sampler pauses.
 */
@Component
class LedgerWatch implements Sample {
    private static final String UNIT = "minor_units";
    private static final String CURRENCY = "currency";

    private final TrialBalances trialBalances;
    private final SampledGauge difference;
    private final SampledGauge escrow;
    private final SampledGauge wallets;

    LedgerWatch(TrialBalances trialBalances, MeterRegistry metrics) {
        this.trialBalances = trialBalances;
        this.difference = new SampledGauge(
                metrics,
                "carrot.ledger.difference",
                UNIT,
                "Between what the payment provider holds and what wallets, escrow and fees add up to: always 0",
                CURRENCY);
        this.escrow = new SampledGauge(metrics, "carrot.ledger.escrow", UNIT, "Money of open trades", CURRENCY);
        this.wallets = new SampledGauge(metrics, "carrot.ledger.wallets", UNIT, "Money in wallets", CURRENCY);
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<SampledGauge> gauges() {
        return List.of(difference, escrow, wallets);
    }

    @Override
    public void take() {
        List<CurrencyBalance> balances = trialBalances.draw().currencies();
        show(difference, balances, CurrencyBalance::difference);
        show(escrow, balances, CurrencyBalance::escrow);
        show(wallets, balances, CurrencyBalance::wallets);
    }

    private static void show(
            SampledGauge gauge, List<CurrencyBalance> balances, ToLongFunction<CurrencyBalance> amount) {
        gauge.show(balances.stream().collect(Collectors.toMap(CurrencyBalance::currency, amount::applyAsLong)));
    }
}
