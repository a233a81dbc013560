package market.carrot.coordinator;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A coordinator in a JVM of its own, without security, that can be killed. */
final class CoordinatorProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int managementPort;

    private CoordinatorProcess(Process process, Path log, int managementPort) {
        this.process = process;
        this.log = log;
        this.managementPort = managementPort;
    }

    static CoordinatorProcess start(Path store, int port) throws IOException {
        return start(List.of(), store, port);
    }

    /** @param wrapper the command in which it runs; none if empty */
    static CoordinatorProcess start(List<String> wrapper, Path store, int port, String... settings) throws IOException {
        int managementPort = freePort();
        Path log = Files.createTempFile("coordinator", ".log");
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CoordinatorApplication.class.getName(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--carrot.security.disabled=true",
                "--carrot.secrets.required.client=",
                "--carrot.coordinator.store.directory=" + store,
                "--carrot.coordinator.recovery.period=1s"));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new CoordinatorProcess(process, log, managementPort);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** 200 is ready, 503 is not; 0 where nothing listens. */
    int readiness() {
        return health("readiness");
    }

    /** 200 has started and goes on; 503 has not, or has given up; 0 where nothing listens. */
    int liveness() {
        return health("liveness");
    }

    private int health(String group) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/" + group);
            return ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Waits for the process to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("The coordinator goes on running");
        }
        return process.exitValue();
    }

    /** Asks it to stop, as a deployment does, and waits for it. */
    void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Nothing of it gets to run any more. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
