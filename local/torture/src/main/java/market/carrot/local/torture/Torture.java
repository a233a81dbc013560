package market.carrot.local.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import market.carrot.local.launcher.console.Style;
import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.launcher.system.Part;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.evidence.Witnesses;
import market.carrot.local.torture.invariants.Invariants;
import market.carrot.local.torture.invariants.Violation;
import market.carrot.local.torture.nemesis.FaultKind;
import market.carrot.local.torture.nemesis.FaultPlan;
import market.carrot.local.torture.nemesis.Nemesis;
import market.carrot.local.torture.report.Healing;
import market.carrot.local.torture.report.Report;
import market.carrot.local.torture.system.SystemUnderTorture;
import market.carrot.local.torture.traffic.Population;
import market.carrot.local.torture.traffic.Traffic;
import org.springframework.dao.DataAccessException;

/**
 * Rounds of trades and faults. Each round ends when everything that broke is ready again and all is quiet; then all that
 * must hold is checked.
 */
final class Torture {
    /** From the end of the faults. Who is not quiet then, never will be. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** How long nothing is said while all is waited for. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Options options;
    private final SystemUnderTorture system;
    private final Terminal terminal;
    private final FaultPlan plan;
    private final Healing healing = new Healing();
    private final List<Violation> violations = new ArrayList<>();

    private Instant begin;
    private Traffic traffic;
    private Nemesis nemesis;
    private Witnesses witnesses;

    Torture(Options options, SystemUnderTorture system, Terminal terminal) {
        this.options = options;
        this.system = system;
        this.terminal = terminal;
        this.plan = new FaultPlan(options.seed());
    }

    /** @return whether everything held */
    boolean run() throws InterruptedException {
        terminal.line(
                "Torture with seed %d: starting a system of its own in %s".formatted(options.seed(), system.home()));
        system.start(Population.accounts());
        traffic = new Traffic(Population.settle(system.addresses()), options.seed());
        nemesis = new Nemesis(system, this::say);
        witnesses = new Witnesses(system.addresses());
        begin = Instant.now();
        try {
            for (int round = 1; violations.isEmpty() && !isOver(); round++) {
                round(round);
            }
            if (violations.isEmpty()) {
                rebuildReadModel();
            }
        } catch (IOException | RuntimeException e) {
            violations.add(Violation.unrest("it could not go on: " + e));
        }
        report();
        return violations.isEmpty();
    }

    private boolean isOver() {
        return !Instant.now().isBefore(begin.plus(options.time()))
                || traffic.purchases().size() >= options.trades();
    }

    private void round(int number) throws IOException, InterruptedException {
        traffic.open();
        Instant ready;
        try {
            nemesis.strike(plan.next());
            ready = Instant.now();
        } finally {
            traffic.close();
        }
        boolean quiet = awaitQuiet();
        Instant end = Instant.now();
        if (quiet) {
            healing.note(nemesis.last(), ready, end);
            traffic.everybodyAsksAgain(witnesses.keys());
        }
        check(quiet);
        say("round %d: %,d purchases, %d kills in all; quiet %.1f s after the last fault; %d violations"
                .formatted(
                        number,
                        traffic.purchases().size(),
                        nemesis.byKind().getOrDefault(FaultKind.KILL, 0L),
                        Duration.between(nemesis.last(), end).toMillis() / 1_000.0,
                        violations.size()));
    }

    private boolean awaitQuiet() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Instant tell = Instant.now().plus(SILENCE);
        String unrest = unrest();
        while (!unrest.isEmpty() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            unrest = unrest();
            if (Instant.now().isAfter(tell)) {
                say("still " + unrest);
                tell = Instant.now().plus(SILENCE);
            }
        }
        if (!unrest.isEmpty()) {
            violations.add(Violation.unrest("not quiet after %d min: %s".formatted(PATIENCE.toMinutes(), unrest)));
        }
        return unrest.isEmpty();
    }

    private String unrest() throws InterruptedException {
        try {
            return witnesses.unrest();
        } catch (IOException | DataAccessException e) {
            return "somebody does not answer: " + e.getMessage();
        }
    }

    private void check(boolean quiet) throws IOException, InterruptedException {
        Evidence evidence = witnesses.hear();
        violations.addAll(
                quiet
                        ? new Invariants(traffic, system.repairs()).violations(evidence)
                        : Invariants.unfinished(evidence));
    }

    /** What was built from the topic again must equal the write side too. */
    private void rebuildReadModel() throws IOException, InterruptedException {
        say("rebuilding the read model from the topic");
        system.stop(Part.READ_MODEL);
        witnesses.emptyReadModel();
        system.start(Part.READ_MODEL);
        check(awaitQuiet());
    }

    private void report() throws InterruptedException {
        Duration took = Duration.between(begin, Instant.now());
        Report report = new Report(
                options.seed(), took, traffic, nemesis, healing, system.repairs(), lastEvidence(), violations);
        report.write(system.home().resolve("report.txt"));
        terminal.line("");
        report.lines().forEach(terminal::line);
        terminal.line(
                violations.isEmpty()
                        ? terminal.styled(Style.GOOD, "Every invariant held.")
                        : terminal.styled(
                                Style.BAD,
                                "Violated. The same faults again: ./carrot torture --seed " + options.seed()));
        terminal.line("The report: " + system.home().resolve("report.txt") + ", the logs beside it in logs");
    }

    /** As much as can be learned: what went wrong may be that somebody no longer answers. */
    private Evidence lastEvidence() throws InterruptedException {
        try {
            return witnesses.hear();
        } catch (IOException | RuntimeException e) {
            violations.add(Violation.unrest("nothing more can be learned: " + e));
            return Evidence.NONE;
        }
    }

    private void say(String what) {
        Duration since = Duration.between(begin, Instant.now());
        terminal.line("%3d:%02d  %s".formatted(since.toMinutes(), since.toSecondsPart(), what));
    }
}
