package market.carrot.local.launcher.supervise;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.system.ProcessPlan;

/** A process from its start to its end. */
final class OneRun {
    private static final int KILLED = 137;
    /** Services finish what they do within 20 s, the engines within 30. */
    private static final Duration GRACE = Duration.ofSeconds(35);

    private final ProcessPlan plan;
    private final Process process;
    private final long logStart;

    private OneRun(ProcessPlan plan, Process process, long logStart) {
        this.plan = plan;
        this.process = process;
        this.logStart = logStart;
    }

    static OneRun start(ProcessPlan plan) {
        try {
            Path log = plan.log();
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            ProcessBuilder builder = new ProcessBuilder(plan.program().command())
                    .directory(plan.directory().toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            // what the person sets wins, but two services cannot have one port
            plan.environment().forEach((name, value) -> {
                if (name.startsWith("CARROT_") && !name.equals("CARROT_ROLES")) {
                    builder.environment().putIfAbsent(name, value);
                } else {
                    builder.environment().put(name, value);
                }
            });
            return new OneRun(plan, builder.start(), logStart);
        } catch (IOException e) {
            throw new Failure(plan.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        return plan.ready().isReady(plan.log(), logStart);
    }

    void whenEnded(Runnable action) {
        process.onExit().thenRun(action);
    }

    /** Asks it to stop, and after a time no longer asks. */
    void stop() throws InterruptedException {
        List<ProcessHandle> family = family();
        process.destroy();
        if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            family.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** With its children: a database's server as well as the JVM that watches over it. */
    void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    /** The process first: a child that goes before it would be noticed, and called the reason. */
    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** For the person: how it ended. */
    String end() {
        int code = process.exitValue();
        return code == KILLED ? "killed" : "exit code " + code;
    }
}
