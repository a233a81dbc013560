package market.carrot.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, the launcher and one real process, PostgreSQL: enough to see everything but the services. */
class LauncherIT {
    private static final Path SCRIPT = Path.of("../../carrot").toAbsolutePath().normalize();
    private static final String ALL_BUT_POSTGRES =
            "--without=mariadb,kafka,identity,lra-coordinator,product,payment,trade,read-model,gateway";
    private static final int POSTGRES = 25432;

    @TempDir
    Path home;

    private int portOffset;
    private Process launcher;

    @BeforeEach
    void start() throws IOException {
        portOffset = freePort() - POSTGRES;
        launcher = up();
        awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        carrot("down");
        assertThat(processesOfThisHome()).isEmpty();
    }

    @Test
    void tellsWhatRunsAndDoesWhatAnotherTerminalAsks() throws Exception {
        assertThat(carrot("status").text()).startsWith("postgres        ready");

        assertThat(carrot("stop", "postgres").text()).isEqualTo("postgres is stopped\n");
        assertThat(carrot("status")).matches(status -> status.code() == 1, "not everything is ready");
        assertThat(carrot("start", "postgres").text()).startsWith("postgres is ready after");

        assertThat(carrot("stop", "postgress").code()).isEqualTo(2);
    }

    /** The database server is killed with all its processes; the supervisor must bring it back by itself. */
    @Test
    void bringsBackWhatWasKilled() throws Exception {
        carrot("kill", "postgres");

        awaitReady();
        assertThat(output()).contains("postgres        died: killed; starts again in 1 s");
    }

    @Test
    void refusesToRunTwiceInOneHome() throws Exception {
        Process second = up();

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(output()).contains("runs already in " + home.toRealPath());
    }

    @Test
    void downStopsEverythingAndTheLauncherEndsWell() throws Exception {
        assertThat(carrot("down").text()).contains("postgres stopped", "Everything is stopped.");

        assertThat(launcher.waitFor()).isZero();
        assertThat(carrot("status").code()).isEqualTo(3);
        assertThat(carrot("down").code()).isZero();
    }

    @Test
    void aSignalStopsEverythingToo() throws Exception {
        launcher.destroy();

        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(processesOfThisHome()).isEmpty();
    }

    /** The launcher is killed with SIGKILL: nothing of it gets to run, and what it started lives on. */
    @Test
    void theNextStartCleansUpAfterALauncherThatWasKilled() throws Exception {
        launcher.destroyForcibly().waitFor();
        assertThat(processesOfThisHome()).isNotEmpty();

        launcher = up();

        awaitReady();
        assertThat(output()).contains("left-over process");
    }

    private Process up() throws IOException {
        return new ProcessBuilder(script("up", ALL_BUT_POSTGRES))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile().toFile()))
                .start();
    }

    private Path outputFile() {
        return home.resolve("console.txt");
    }

    private String output() throws IOException {
        return Files.readString(outputFile());
    }

    private void awaitReady() {
        await("the launcher's start, the first unpacks PostgreSQL")
                .atMost(Duration.ofSeconds(90))
                .until(() -> carrot("status").code() == 0);
    }

    private record Output(int code, String text) {}

    private Output carrot(String... words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(script(words)).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private List<String> script(String... words) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.addAll(List.of("CARROT_BUILD=never", "CARROT_HOME=" + home, "CARROT_PORT_OFFSET=" + portOffset));
        command.addAll(List.of("CARROT_MEMORY_NEEDED=200", SCRIPT.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private List<String> processesOfThisHome() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(home.toString()))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
