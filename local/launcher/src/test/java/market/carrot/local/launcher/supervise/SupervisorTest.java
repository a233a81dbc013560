package market.carrot.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import market.carrot.local.launcher.system.ProcessPlan;
import market.carrot.local.launcher.system.ReadyCheck;
import market.carrot.local.launcher.system.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts for services: a database, a service that needs it, and the way in. */
class SupervisorTest {
    private static final String SERVES = "echo is ready; exec sleep 600";

    @TempDir
    Path directory;

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void aServiceStartsWhenWhatItNeedsIsReady() throws Exception {
        start(plan("service", Stage.SERVICE, SERVES, "database"), plan("database", Stage.ENGINE, SERVES));

        assertThat(supervisor.awaitReady()).isEmpty();

        assertThat(changes).containsSubsequence("database ready", "service starting", "service ready");
    }

    @Test
    void stopsTheWayInFirstAndTheDatabaseLast() throws Exception {
        start(
                plan("database", Stage.ENGINE, SERVES),
                plan("service", Stage.SERVICE, SERVES, "database"),
                plan("gateway", Stage.ENTRY, SERVES));
        supervisor.awaitReady();

        supervisor.close();

        assertThat(changes).containsSubsequence("gateway stopped", "service stopped", "database stopped");
        assertThat(supervisor.statuses()).allMatch(status -> status.pid() == 0);
    }

    @Test
    void whatDiesIsStartedAgain() throws Exception {
        start(plan("service", Stage.SERVICE, SERVES));
        supervisor.awaitReady();
        long firstPid = supervisor.status("service").pid();

        ProcessHandle.of(firstPid).orElseThrow().destroyForcibly();

        await().untilAsserted(() -> assertThat(changes).containsSubsequence("service died", "service ready"));
        assertThat(supervisor.status("service").pid()).isNotEqualTo(firstPid);
    }

    @Test
    void whatIsStoppedOnPurposeStaysStoppedUntilItIsStarted() throws Exception {
        start(plan("service", Stage.SERVICE, SERVES));
        supervisor.awaitReady();

        supervisor.stop("service");
        assertThat(supervisor.status("service").state()).isEqualTo(State.STOPPED);

        assertThat(supervisor.start("service")).isTrue();
        assertThat(changes).doesNotContain("service died");
    }

    @Test
    void whatIsStartedOnDemandIsNotWaitedForAndStaysStoppedUntilThen() throws Exception {
        start(plan("service", Stage.SERVICE, SERVES), plan(false, "console", Stage.ENTRY, SERVES, "service"));

        assertThat(supervisor.awaitReady()).isEmpty();
        assertThat(supervisor.status("console").state()).isEqualTo(State.STOPPED);
        assertThat(supervisor.isComplete()).isTrue();

        assertThat(supervisor.start("console")).isTrue();
        supervisor.stop("service");
        assertThat(supervisor.isComplete()).isFalse();
    }

    @Test
    void whatIsKilledOnPurposeStaysDeadIfThatIsMeant() throws Exception {
        start(plan("service", Stage.SERVICE, SERVES));
        supervisor.awaitReady();

        supervisor.kill("service", true);

        assertThat(supervisor.status("service").state()).isEqualTo(State.STOPPED);
    }

    @Test
    void whatNeverBecomesReadyIsGivenUpAndNamed() throws Exception {
        start(plan("service", Stage.SERVICE, "echo no such database; exit 3"));

        Status failed = supervisor.awaitReady().orElseThrow();

        assertThat(failed.name()).isEqualTo("service");
        assertThat(failed.note()).isEqualTo("exit code 3");
        assertThat(directory.resolve("service.log")).hasContent("no such database");
    }

    @Test
    void canBeStoppedWhileItStarts() throws Exception {
        start(plan("service", Stage.SERVICE, "exec sleep 600"), plan("next", Stage.ENTRY, SERVES, "service"));
        await().until(() -> supervisor.status("service").state() == State.STARTING);

        supervisor.close();

        assertThat(supervisor.statuses()).extracting(Status::state).containsOnly(State.STOPPED);
    }

    private void start(ProcessPlan... plans) {
        supervisor = new Supervisor(Arrays.asList(plans));
        supervisor.listen(status -> changes.add(status.name() + " " + status.state()));
        supervisor.start();
    }

    private ProcessPlan plan(String name, Stage stage, String script, String... after) {
        return plan(true, name, stage, script, after);
    }

    private ProcessPlan plan(boolean atOnce, String name, Stage stage, String script, String... after) {
        return new ProcessPlan(
                name,
                stage,
                0,
                Set.of(after),
                () -> List.of("sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve(name + ".log"),
                new ReadyCheck.Says("is ready"),
                atOnce);
    }
}
