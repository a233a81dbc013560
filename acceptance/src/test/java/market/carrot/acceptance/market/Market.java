package market.carrot.acceptance.market;

import java.util.Iterator;
import market.carrot.acceptance.system.Addresses;
import market.carrot.acceptance.system.CarrotSystem;

/** The market as its people know it, and the events as its consumers do. */
public final class Market implements AutoCloseable {
    private final Addresses addresses;
    private final Iterator<String> accounts = CarrotSystem.accounts().iterator();
    private final Trades trades = new Trades();
    private final EventLog events;

    public Market(Addresses addresses) {
        this.addresses = addresses;
        this.events = new EventLog(addresses.kafka());
    }

    /** Someone who was never here before. */
    public synchronized Person someone() {
        return account(accounts.next());
    }

    public Person someoneWith(long amount) {
        return someone().deposits(amount);
    }

    /** Someone without a token. */
    public Person stranger() {
        return new Person("stranger", null, addresses.gateway(), trades);
    }

    /** Someone whose token is not from our provider. */
    public Person withToken(String token) {
        return new Person("forger", token, addresses.gateway(), trades);
    }

    public Person operator() {
        return account("operator");
    }

    public Trades trades() {
        return trades;
    }

    public EventLog events() {
        return events;
    }

    private Person account(String name) {
        return new Person(name, Http.token(addresses.issuer(), name), addresses.gateway(), trades);
    }

    @Override
    public void close() {
        events.close();
    }
}
