package market.carrot.local.torture.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.launcher.system.Part;

/** What reconciliation says in the logs of those that trade: its counters end with each killed process, its lines do not. */
final class RepairLog {
    private static final Pattern REPAIRED = Pattern.compile(" repaired: ([a-z-]+) of trade ");

    private RepairLog() {}

    /** How often each kind. */
    static Map<String, Long> read(Path logs) {
        return Stream.of(Part.TRADE, Part.TRADE_2)
                .map(part -> logs.resolve(part.word() + ".log"))
                .flatMap(log -> REPAIRED.matcher(text(log)).results())
                .collect(Collectors.groupingBy(repaired -> repaired.group(1), TreeMap::new, Collectors.counting()));
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
