package market.carrot.local.engines;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is a process of its own, and so may outlive the JVM that started it. */
final class NativeServer {
    private static final Logger log = LoggerFactory.getLogger(NativeServer.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LAST_WORDS = 8;

    private final String name;
    private final Process process;
    private final Path output;

    private NativeServer(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    static NativeServer start(String name, List<String> command, Path output) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        process.getOutputStream().close();
        return new NativeServer(name, process, output);
    }

    /** Runs a command to its end, with a file or nothing as its input. */
    static void run(String name, List<String> command, Optional<Path> input, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        input.ifPresent(file -> builder.redirectInput(file.toFile()));
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new EngineException(name + " failed with exit code " + code + ":\n" + lastWords(output));
        }
    }

    /** True when the server answers; an exception means not yet. */
    interface Probe {
        void run() throws Exception;
    }

    void awaitReady(Probe probe) throws InterruptedException {
        long end = System.nanoTime() + Engine.START_LIMIT.toNanos();
        while (true) {
            try {
                probe.run();
                return;
            } catch (Exception notYet) {
                if (!process.isAlive()) {
                    throw new EngineException(name + " stopped while starting:\n" + lastWords(output), notYet);
                }
                if (System.nanoTime() > end) {
                    throw new EngineException(
                            name + " is not ready after " + Engine.START_LIMIT + ":\n" + lastWords(output), notYet);
                }
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    void awaitStop() throws InterruptedException {
        process.waitFor();
    }

    void stop(StopSignal signal) {
        stop(name, process.toHandle(), signal);
    }

    /**
     * Stops the server that a killed JVM left running on these data, so that its files have one master again.
     *
     * @param pidFile the first line of which is the server's process id
     * @param program the file name of its program: the id may belong to a stranger by now
     */
    static void stopSurvivor(String name, Path pidFile, String program, StopSignal signal) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.endsWith(program))
                        .isPresent())
                .ifPresent(survivor -> {
                    log.info("Stopping the {} (process {}) that an earlier run left behind", name, pid);
                    stop(name, survivor, signal);
                });
    }

    private static void stop(String name, ProcessHandle process, StopSignal signal) {
        if (!process.isAlive()) {
            return;
        }
        signal.send(process);
        try {
            process.onExit().get(Engine.START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            log.warn("{} does not stop: killed; it recovers at its next start", name);
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    private static String lastWords(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, Charset.defaultCharset());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            return "(" + output + " cannot be read: " + e + ")";
        }
    }
}
