package market.carrot.local.engines;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is a process of its own, and so may outlive the JVM that started it. */
final class NativeServer {
    private static final Logger log = LoggerFactory.getLogger(NativeServer.class);
    private static final long POLL_MILLIS = 50;
    private static final int LAST_WORDS = 8;

    private final String name;
    private final StopSignal stopSignal;
    private final Process process;
    private final Path output;

    private NativeServer(String name, StopSignal stopSignal, Process process, Path output) {
        this.name = name;
        this.stopSignal = stopSignal;
        this.process = process;
        this.output = output;
    }

    /** Starts a program in this home, with no input but the given file. */
    static NativeServer start(String name, StopSignal stopSignal, List<String> command, Path input, EngineHome home)
            throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .start();
        home.recordProcess(process.pid());
        return new NativeServer(name, stopSignal, process, home.log());
    }

    /**
     * Stops the server that a killed JVM left running on this home, so that its files have one master again.
     *
     * @param programs where its program must lie: the process id may belong to a stranger by now
     */
    static void stopSurvivor(StopSignal stopSignal, Path programs, EngineHome home) throws IOException {
        home.recordedProcess()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(programs))
                        .isPresent())
                .ifPresent(survivor -> {
                    log.info("Stopping process {}, which an earlier run left behind on {}", survivor.pid(), home);
                    stop(survivor, stopSignal);
                });
    }

    /** Does nothing if the server answers; an exception means not yet. */
    interface Probe {
        void run() throws Exception;
    }

    /** Waits for the first answer; when none comes, no server is left behind. */
    void awaitReady(Probe probe) throws InterruptedException {
        long end = System.nanoTime() + Engine.START_LIMIT.toNanos();
        boolean ready = false;
        try {
            while (!ready) {
                ready = answers(probe, end);
            }
        } finally {
            if (!ready) {
                stop();
            }
        }
    }

    private boolean answers(Probe probe, long end) throws InterruptedException {
        try {
            probe.run();
            return true;
        } catch (Exception notYet) {
            if (!process.isAlive()) {
                throw new EngineException(name + " stopped while starting:\n" + lastWords(), notYet);
            }
            if (System.nanoTime() > end) {
                throw new EngineException(name + " takes too long to start:\n" + lastWords(), notYet);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return false;
        }
    }

    /** Waits for a program that ends by itself. */
    void awaitSuccess() throws InterruptedException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new EngineException(name + " failed with exit code " + code + ":\n" + lastWords());
            }
        } finally {
            stop();
        }
    }

    void awaitStop() throws InterruptedException {
        process.waitFor();
    }

    void stop() {
        stop(process.toHandle(), stopSignal);
    }

    /** As a power failure would: neither the server nor a process of its own gets to run any more. */
    void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private static void stop(ProcessHandle process, StopSignal signal) {
        if (!process.isAlive()) {
            return;
        }
        signal.send(process);
        try {
            process.onExit().get(Engine.STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException hangs) {
            log.warn("Process {} does not stop: killed; it recovers at its next start", process.pid());
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output, Charset.defaultCharset());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            return "(" + output + " cannot be read: " + e + ")";
        }
    }
}
