package market.carrot.local.engines;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link EngineMain} in a JVM of its own, as the launcher runs it; what is left of it is killed on close. */
final class EngineProcess implements AutoCloseable {
    private final Process process;
    private final Path output;
    private List<ProcessHandle> servers = List.of();

    private EngineProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static EngineProcess start(String kind, Path directory, int port, String... databases) throws IOException {
        Path output = Files.createTempFile(kind, ".out");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> jvm = Stream.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"));
        Stream<String> program =
                Stream.of(EngineMain.class.getName(), kind, directory.toString(), String.valueOf(port));
        List<String> command = Stream.of(jvm, program, Stream.of(databases))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new EngineProcess(process, output);
    }

    EngineProcess awaitReady() {
        await("the line that says it is ready")
                .atMost(Duration.ofSeconds(60))
                .failFast("it ended", () -> !process.isAlive())
                .until(() -> output().contains("is ready on 127.0.0.1:"));
        servers = process.descendants().toList();
        return this;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It still runs.");
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL to the JVM only, as an impatient user does: a native server lives on. */
    void killJvm() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGKILL to the native server and its children. */
    void killServers() {
        servers.forEach(ProcessHandle::destroyForcibly);
        servers.forEach(server -> server.onExit().join());
    }

    List<ProcessHandle> runningServers() {
        return servers.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() throws IOException {
        killJvm();
        killServers();
        Files.deleteIfExists(output);
    }
}
