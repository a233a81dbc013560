package market.carrot.payment.wallet;

import java.util.Optional;
import market.carrot.payment.ledger.Ledger;
import market.carrot.payment.ledger.WalletId;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The REST operations on wallets. */
@Component("walletOperations")
class WalletOperations {
    private final Ledger ledger;
    private final ProviderDesk desk;

    WalletOperations(Ledger ledger, ProviderDesk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    public WalletView get(@ExchangeProperty(Caller.PROPERTY) String caller, @Header("currency") String currency) {
        WalletId wallet = walletOf(caller, Optional.ofNullable(currency).orElse(Money.DEFAULT_CURRENCY));
        return new WalletView(wallet.currency(), ledger.balance(wallet));
    }

    public Opening openDeposit(
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("Idempotency-Key") String key,
            @Body MoveMoney request) {
        return desk.openDeposit(walletOf(caller, request.money().currency()), request.money(), key);
    }

    public Opening openWithdrawal(
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("Idempotency-Key") String key,
            @Body MoveMoney request) {
        return desk.openWithdrawal(walletOf(caller, request.money().currency()), request.money(), key);
    }

    private static WalletId walletOf(String owner, String currency) {
        try {
            return new WalletId(owner, currency);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "There is no currency " + currency + ".");
        }
    }
}
