package market.carrot.local.torture.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import market.carrot.local.launcher.system.Part;

/** Which faults happen in a round, by the seed alone. */
public final class FaultPlan {
    /** Not the login, whose tokens are checked without it: users could not even say who they are. */
    private static final List<Part> VICTIMS = List.of(
            Part.POSTGRES,
            Part.MARIADB,
            Part.KAFKA,
            Part.LRA_COORDINATOR,
            Part.PRODUCT,
            Part.PAYMENT,
            Part.TRADE,
            Part.TRADE_2,
            Part.READ_MODEL,
            Part.GATEWAY);

    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int KILLS_IN_TEN = 7;
    private static final int PAUSES_IN_TEN = 2;
    private static final int FIRST_MILLIS = 2_000;
    private static final int LAST_MILLIS = 18_000;
    private static final int SHORTEST_PAUSE_MILLIS = 1_000;
    private static final int LONGEST_PAUSE_MILLIS = 9_000;

    private final Random random;

    public FaultPlan(long seed) {
        random = new Random(seed);
    }

    /** Each process at most once, so that faults of different processes overlap but none hides another. */
    public List<Fault> next() {
        List<Part> victims = new ArrayList<>(VICTIMS);
        Collections.shuffle(victims, random);
        return IntStream.range(0, FEWEST + random.nextInt(MOST - FEWEST + 1))
                .mapToObj(i -> fault(victims.get(i)))
                .sorted(Comparator.comparing(Fault::after))
                .toList();
    }

    private Fault fault(Part victim) {
        int die = random.nextInt(10);
        FaultKind kind = die < KILLS_IN_TEN
                ? FaultKind.KILL
                : die < KILLS_IN_TEN + PAUSES_IN_TEN ? FaultKind.PAUSE : FaultKind.RESTART;
        return new Fault(
                kind,
                victim,
                Duration.ofMillis(FIRST_MILLIS + random.nextInt(LAST_MILLIS - FIRST_MILLIS)),
                Duration.ofMillis(
                        SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS)));
    }
}
