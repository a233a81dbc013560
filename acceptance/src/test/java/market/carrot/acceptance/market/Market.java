package market.carrot.acceptance.market;

import java.util.Iterator;
import market.carrot.acceptance.system.Addresses;
import market.carrot.acceptance.system.CarrotSystem;

/** The market as its people know it, and the events as its consumers do. */
public final class Market implements AutoCloseable {
    private final Addresses addresses;
    private final Iterator<String> accounts = CarrotSystem.accounts().iterator();
    private final Trades trades = new Trades();
    private final Topic topic;
    private final Topic deadLetters;

    public Market(Addresses addresses) {
        this.addresses = addresses;
        this.topic = new Topic(addresses.kafka(), "wtb-events");
        this.deadLetters = new Topic(addresses.kafka(), "wtb-events.dlq");
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

    /** A service, with the credentials that it calls others with. */
    public Person service(String name) {
        return account(name);
    }

    /** @param service whose database it is */
    public Tables tables(String service) {
        return new Tables(addresses, service);
    }

    /** Of the events; only those that trade should write to it. */
    public Topic topic() {
        return topic;
    }

    /** What the read model could not read. */
    public Topic deadLetters() {
        return deadLetters;
    }

    public Trades trades() {
        return trades;
    }

    public EventLog events() {
        return new EventLog(topic);
    }

    private Person account(String name) {
        return new Person(name, Http.token(addresses.issuer(), name), addresses.gateway(), trades);
    }

    @Override
    public void close() {
        topic.close();
        deadLetters.close();
    }
}
