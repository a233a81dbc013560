package market.carrot.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.launcher.control.ControlClient;
import market.carrot.local.launcher.supervise.Leftovers;
import market.carrot.local.launcher.supervise.RunLock;

/** The commands that speak to a system started from another terminal. */
final class ToRunning {
    private static final int EXIT_SECONDS = 30;

    private final Settings settings;
    private final Terminal terminal;

    ToRunning(Settings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    /** Hands the command on. */
    int pass(Arguments arguments) {
        if (launcher().isEmpty()) {
            terminal.error("CarrotMarket does not run in " + settings.home() + ". Start it with ./carrot");
            leftovers().names().forEach(name -> terminal.line("Left over from a run that was killed: " + name));
            return Carrot.NOT_RUNNING;
        }
        return send(arguments).orElseThrow(() -> new Failure("The running launcher does not answer."));
    }

    /** Stops everything, also what a killed launcher left; stopping nothing is no mistake. */
    int down() {
        Optional<ProcessHandle> launcher = launcher();
        boolean answered = launcher.isPresent()
                && send(new Arguments(Command.DOWN, List.of(), Set.of())).isPresent();
        launcher.ifPresent(process -> awaitExit(process, answered));
        List<String> left = leftovers().names();
        leftovers().stop(terminal::line);
        terminal.line(
                launcher.isEmpty() && left.isEmpty()
                        ? "CarrotMarket does not run in " + settings.home() + "."
                        : "Everything is stopped.");
        return Carrot.SUCCEEDED;
    }

    private void awaitExit(ProcessHandle launcher, boolean answered) {
        if (!answered) {
            launcher.destroy();
        }
        try {
            launcher.onExit().get(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException hangs) {
            launcher.destroyForcibly();
            launcher.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Integer> send(Arguments arguments) {
        List<String> request = new ArrayList<>(List.of(arguments.command().word()));
        request.addAll(arguments.operands());
        request.addAll(arguments.flags());
        return new ControlClient(settings.run()).send(request, terminal::line);
    }

    private Optional<ProcessHandle> launcher() {
        return RunLock.holder(settings.run());
    }

    private Leftovers leftovers() {
        return new Leftovers(settings);
    }
}
