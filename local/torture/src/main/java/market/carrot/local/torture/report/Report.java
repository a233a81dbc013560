package market.carrot.local.torture.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.invariants.Violation;
import market.carrot.local.torture.nemesis.FaultKind;
import market.carrot.local.torture.nemesis.Nemesis;
import market.carrot.local.torture.traffic.Traffic;

/** What happened, in words. */
public final class Report {
    private static final int STORIES = 10;

    private final List<String> lines = new ArrayList<>();

    /** @param took from the first purchase to the last check */
    public Report(
            long seed,
            Duration took,
            Traffic traffic,
            Nemesis nemesis,
            Healing healing,
            Map<String, Long> repairs,
            Evidence evidence,
            List<Violation> violations) {
        lines.add("seed %d, %d min %d s".formatted(seed, took.toMinutes(), took.toSecondsPart()));
        lines.add("purchases  %,d: %s".formatted(traffic.purchases().size(), states(evidence)));
        lines.add("faults     " + faults(nemesis));
        lines.add("to heal    " + healing);
        lines.add("reconciled " + repairs);
        lines.add("violations " + violations.size());
        violations.forEach(violation -> lines.add("  " + violation));
        violations.stream()
                .map(Violation::wtbId)
                .filter(wtbId -> wtbId != 0)
                .distinct()
                .limit(STORIES)
                .forEach(wtbId -> {
                    lines.add("trade " + wtbId);
                    Story.of(wtbId, evidence, traffic.purchases(), nemesis.incidents())
                            .forEach(line -> lines.add("  " + line));
                });
    }

    private static String states(Evidence evidence) {
        Map<String, Long> states = evidence.wtbs().stream()
                .collect(Collectors.groupingBy(
                        wtb -> wtb.isTombstone() ? "never begun" : wtb.label(), TreeMap::new, Collectors.counting()));
        return states.entrySet().stream()
                .map(state -> "%,d %s".formatted(state.getValue(), state.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String faults(Nemesis nemesis) {
        Map<FaultKind, Long> kinds = nemesis.byKind();
        Map<String, Long> kills = nemesis.incidents().stream()
                .filter(incident -> incident.fault().kind() == FaultKind.KILL)
                .collect(Collectors.groupingBy(
                        incident -> incident.fault().part().word(), TreeMap::new, Collectors.counting()));
        return "%d kills %s, %d pauses, %d restarts"
                .formatted(
                        kinds.getOrDefault(FaultKind.KILL, 0L),
                        kills,
                        kinds.getOrDefault(FaultKind.PAUSE, 0L),
                        kinds.getOrDefault(FaultKind.RESTART, 0L));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public void write(Path file) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
