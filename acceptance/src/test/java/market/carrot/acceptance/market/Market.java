package market.carrot.acceptance.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
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

    /** Somebody who is not logged in there. */
    public Answer asksHawtio(String path, String... headers) {
        return Http.send("GET", addresses.hawtio().resolve(path), null, headers);
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

    /** Somebody who is not of the market writes to the topic of the events. @return the id of the dead letter that it becomes */
    public long deadLetter(String text) {
        String key = UUID.randomUUID().toString();
        topic.publish(key, text);
        return Patience.await("the dead letter")
                .until(
                        () -> StreamSupport.stream(
                                        operator()
                                                .get("/operations/dead-letters?limit=100")
                                                .is(200)
                                                .json()
                                                .get("items")
                                                .spliterator(),
                                        false)
                                .filter(letter -> letter.path("key").asText().equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .get("deadLetterId")
                .asLong();
    }

    /** Waits until no rebuild of the read model is running. */
    public void readModelIsRebuilt() {
        Patience.await("the rebuild to be over").until(() -> operator()
                .get("/operations/read-model")
                .is(200)
                .text("/rebuild/running")
                .equals("false"));
    }

    /** Waits until every process that trades has followed the last order to its circuit breakers, and lets calls through. */
    public void breakersAreClosed() {
        Patience.await("the breakers to be closed").until(() -> StreamSupport.stream(
                        operator()
                                .get("/operations/breakers")
                                .is(200)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .allMatch(Market::isClosed));
    }

    private static boolean isClosed(JsonNode breaker) {
        String ordered = breaker.path("orderedAt").asText(Instant.EPOCH.toString());
        return StreamSupport.stream(breaker.path("processes").spliterator(), false)
                .allMatch(each -> each.path("state").asText().equals("closed")
                        && Instant.parse(each.path("toldAt").asText()).isAfter(Instant.parse(ordered)));
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
