package market.carrot.local.torture.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** One purchase as its buyer and seller lived it: every call and every answer. */
public final class Purchase {
    /** What a buyer does who wants to see what became of the purchase. */
    public static final String LOOK = "look";

    private final String key = UUID.randomUUID().toString();
    private final User buyer;
    private final User seller;
    private final long productId;
    private final long price;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    public Purchase(User buyer, User seller, long productId, long price) {
        this.buyer = buyer;
        this.seller = seller;
        this.productId = productId;
        this.price = price;
    }

    /** One call and its answer. */
    public record Call(Instant from, Instant to, String who, String what, Answer answer) {
        @Override
        public String toString() {
            return "%s %s (%d ms): %s"
                    .formatted(who, what, Duration.between(from, to).toMillis(), answer);
        }
    }

    /** The idempotency key of all attempts. */
    public String key() {
        return key;
    }

    public User buyer() {
        return buyer;
    }

    public User seller() {
        return seller;
    }

    public long productId() {
        return productId;
    }

    public long price() {
        return price;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What the buyer was told of the request. */
    public Stream<Answer> requests() {
        return calls.stream().filter(call -> call.what().equals("buy")).map(Call::answer);
    }

    /** What the buyer saw last. */
    public Optional<Answer> seen() {
        return calls.stream()
                .filter(call -> call.what().equals(LOOK))
                .map(Call::answer)
                .reduce((earlier, later) -> later);
    }

    /** 0 as long as no answer has named it. */
    public long wtbId() {
        return calls.stream()
                .mapToLong(call -> call.answer().wtbId())
                .filter(wtbId -> wtbId != 0)
                .findFirst()
                .orElse(0);
    }

    public void note(Call call) {
        calls.add(call);
    }

    Answer buy() throws InterruptedException {
        return buy(buyer);
    }

    /** The buyer looks what became of it. */
    Answer look() throws InterruptedException {
        return look(buyer);
    }

    /** The buyer asks once more and looks: all is quiet, so nothing is better for having waited. */
    void askAgain() throws InterruptedException {
        User asking = buyer.inAHurry();
        buy(asking);
        look(asking);
    }

    private Answer buy(User asking) throws InterruptedException {
        Instant from = Instant.now();
        return note(from, asking, "buy", asking.buy(productId, price, key));
    }

    private Answer look(User asking) throws InterruptedException {
        Instant from = Instant.now();
        return note(from, asking, LOOK, asking.look(wtbId()));
    }

    Answer decide(User who, String verb) throws InterruptedException {
        Instant from = Instant.now();
        return note(from, who, verb, who.decide(wtbId(), verb));
    }

    private Answer note(Instant from, User who, String what, Answer answer) {
        note(new Call(from, Instant.now(), who.name(), what, answer));
        return answer;
    }
}
