package market.carrot.local.torture.traffic;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.local.torture.traffic.Population.Offer;

/** Many users at once, each busy with one purchase after the other. */
public final class Traffic {
    private static final int PEOPLE_AT_ONCE = 24;
    private static final int RARITIES_IN_TEN = 2;
    private static final int RIVALS = 3;
    private static final int WALLET_CALLS_IN_TEN = 1;
    private static final long BETWEEN_MILLIS = 400;

    private static final List<Script> SCRIPTS = Arrays.stream(Script.values())
            .flatMap(script -> Collections.nCopies(script.share(), script).stream())
            .toList();

    private final Population population;
    private final Random seeds;
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final Wallets withdrawals = new Wallets();
    private final AtomicLong amounts = new AtomicLong();
    private volatile boolean open;
    private List<Thread> people = List.of();

    /** @param seed decides what the users want */
    public Traffic(Population population, long seed) {
        this.population = population;
        this.seeds = new Random(seed);
    }

    /** Lets users begin purchases. */
    public void open() {
        open = true;
        people = IntStream.range(0, PEOPLE_AT_ONCE)
                .mapToObj(i -> new Random(seeds.nextLong()))
                .map(random -> new Thread(() -> live(random), "people"))
                .toList();
        people.forEach(Thread::start);
    }

    /** Lets users end what they have begun, and begin no more. */
    public void close() throws InterruptedException {
        open = false;
        for (Thread person : people) {
            person.join();
        }
    }

    /**
     * Now that all is quiet, every buyer asks once more with the same key, and looks what became of the trade.
     *
     * @param keys of which there is a trade: with any other a purchase would begin
     */
    public void everybodyAsksAgain(Set<String> keys) throws InterruptedException {
        for (Purchase purchase : purchases) {
            if (purchase.seen().isEmpty() && keys.contains(purchase.key())) {
                purchase.askAgain();
            }
        }
    }

    public List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    public Wallets deposits() {
        return population.deposits();
    }

    public Wallets withdrawals() {
        return withdrawals;
    }

    private void live(Random random) {
        try {
            while (open) {
                if (random.nextInt(10) < WALLET_CALLS_IN_TEN) {
                    moveMoney(random);
                } else if (random.nextInt(10) < RARITIES_IN_TEN) {
                    contest(random);
                } else {
                    script(random).play(purchase(population.offer(random), random));
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt((int) BETWEEN_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void moveMoney(Random random) throws InterruptedException {
        User user = population.buyer(random);
        // each amount is moved once, so that one which was moved twice is seen
        long amount = amounts.incrementAndGet();
        population.deposits().note(amount, user.deposit(amount));
        withdrawals.note(amount, user.withdraw(amount));
    }

    /** Some want the one thing at the same moment. */
    private void contest(Random random) throws InterruptedException {
        Offer rarity = population.rarity(random);
        if (rarity.productId() == 0) {
            return;
        }
        List<CompletableFuture<Void>> rivals = Stream.generate(() -> purchase(rarity, random))
                .limit(RIVALS)
                .map(purchase -> playing(script(random), purchase))
                .toList();
        rivals.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<Void> playing(Script script, Purchase purchase) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        script.play(purchase);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                work -> new Thread(work, "rival").start());
    }

    private Purchase purchase(Offer offer, Random random) {
        Purchase purchase = new Purchase(population.buyer(random), offer.seller(), offer.productId(), Population.PRICE);
        purchases.add(purchase);
        return purchase;
    }

    private static Script script(Random random) {
        return SCRIPTS.get(random.nextInt(SCRIPTS.size()));
    }
}
