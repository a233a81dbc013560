package market.carrot.local.launcher;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import market.carrot.local.launcher.console.Seconds;
import market.carrot.local.launcher.console.StatusLine;
import market.carrot.local.launcher.control.ControlServer;
import market.carrot.local.launcher.supervise.State;
import market.carrot.local.launcher.supervise.Status;
import market.carrot.local.launcher.supervise.Supervisor;

/** Does in the running launcher what other terminals ask of it. */
final class RunningSystem implements ControlServer.Handler {
    private final Supervisor supervisor;

    RunningSystem(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public int handle(List<String> request, Consumer<String> answer) throws InterruptedException {
        Arguments arguments = Arguments.parse(request.toArray(String[]::new));
        Optional<String> stranger = arguments.operands().stream()
                .filter(name -> !supervisor.knows(name))
                .findFirst();
        if (stranger.isPresent()) {
            answer.accept("There is no process '%s'. There are: %s"
                    .formatted(
                            stranger.get(),
                            String.join(
                                    ", ",
                                    supervisor.statuses().stream()
                                            .map(Status::name)
                                            .toList())));
            return Carrot.WRONG_USE;
        }
        return switch (arguments.command()) {
            case STATUS -> status(answer);
            case DOWN -> down(answer);
            default -> each(arguments, answer);
        };
    }

    private int status(Consumer<String> answer) {
        supervisor.statuses().forEach(status -> answer.accept(StatusLine.table(status)));
        return supervisor.isComplete() ? Carrot.SUCCEEDED : Carrot.FAILED;
    }

    private int down(Consumer<String> answer) {
        supervisor.listen(status -> {
            if (status.state() == State.STOPPED) {
                answer.accept(status.name() + " stopped");
            }
        });
        supervisor.close();
        return Carrot.SUCCEEDED;
    }

    private int each(Arguments arguments, Consumer<String> answer) throws InterruptedException {
        int code = Carrot.SUCCEEDED;
        for (String name : arguments.operands()) {
            code = Math.max(code, one(arguments, name, answer));
        }
        return code;
    }

    private int one(Arguments arguments, String name, Consumer<String> answer) throws InterruptedException {
        switch (arguments.command()) {
            case STOP -> {
                if (arguments.has("--kill")) {
                    supervisor.kill(name, true);
                } else {
                    supervisor.stop(name);
                }
                answer.accept(name + " is stopped");
                return Carrot.SUCCEEDED;
            }
            case KILL -> {
                supervisor.kill(name, false);
                answer.accept(name + " is killed");
                return Carrot.SUCCEEDED;
            }
            case RESTART -> supervisor.stop(name);
            default -> {
                // START
            }
        }
        return start(name, answer);
    }

    private int start(String name, Consumer<String> answer) throws InterruptedException {
        boolean ready = supervisor.start(name);
        Status status = supervisor.status(name);
        answer.accept(
                ready
                        ? name + " is ready after " + Seconds.of(status.took())
                        : name + " is not ready: " + status.state() + " " + status.note());
        return ready ? Carrot.SUCCEEDED : Carrot.FAILED;
    }
}
