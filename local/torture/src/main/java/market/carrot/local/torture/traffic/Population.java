package market.carrot.local.torture.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.demo.Tokens;
import market.carrot.local.launcher.system.Addresses;

/** The users, their money, and what they always have on sale. */
public final class Population {
    static final long PRICE = 3_000;
    private static final long WEALTH = 1_000_000 * PRICE;
    private static final int PLENTY = 1_000_000;
    private static final int OF_EACH = 8;
    private static final int ATTEMPTS = 30;

    private final List<User> sellers = new ArrayList<>();
    private final List<User> buyers = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final Wallets deposits = new Wallets();

    /** Something on sale. */
    record Offer(User seller, long productId) {}

    /** The accounts that the system must have. */
    public static List<String> accounts() {
        return Stream.concat(names("seller"), names("buyer")).toList();
    }

    private static Stream<String> names(String kind) {
        return IntStream.rangeClosed(1, OF_EACH).mapToObj(number -> "torture" + kind + number);
    }

    /** One in eight asks again at once, whatever {@code Retry-After} says. */
    private static boolean isPatient(String name) {
        return !name.endsWith("1");
    }

    /** Everybody logs in, buyers bring money, sellers list something of which there is plenty. */
    public static Population settle(Addresses addresses) throws InterruptedException {
        Tokens tokens = new Tokens(addresses.issuer());
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        Population population = new Population();
        URI gateway = addresses.market();
        for (String name : names("seller").toList()) {
            User seller = new User(name, tokens.of(name), gateway, http, isPatient(name));
            population.sellers.add(seller);
            population.offers.add(new Offer(seller, population.list(seller, "Socks", PLENTY)));
        }
        for (String name : names("buyer").toList()) {
            User buyer = new User(name, tokens.of(name), gateway, http, isPatient(name));
            population.buyers.add(buyer);
            population.deposit(buyer);
        }
        return population;
    }

    /** What they were told of all their deposits. */
    Wallets deposits() {
        return deposits;
    }

    /** Something of which there is one. */
    Offer rarity(Random random) throws InterruptedException {
        User seller = sellers.get(random.nextInt(sellers.size()));
        return new Offer(seller, seller.list("Road bike", PRICE, 1));
    }

    Offer offer(Random random) {
        return offers.get(random.nextInt(offers.size()));
    }

    User buyer(Random random) {
        return buyers.get(random.nextInt(buyers.size()));
    }

    private long list(User seller, String title, int quantity) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            long productId = seller.list(title, PRICE, quantity);
            if (productId != 0) {
                return productId;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new Failure(seller + " can list nothing, although nothing is broken yet.");
    }

    private void deposit(User buyer) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            long amount = WEALTH + deposits.count();
            Answer answer = buyer.deposit(amount);
            deposits.note(amount, answer);
            if (answer.isSuccess()) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new Failure(buyer + " can deposit nothing, although nothing is broken yet.");
    }
}
