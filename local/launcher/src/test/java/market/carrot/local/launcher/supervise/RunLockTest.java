package market.carrot.local.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path run;

    @Test
    void namesItsHolderWhileItIsHeld() throws Exception {
        RunLock lock = RunLock.take(run).orElseThrow();

        assertThat(Files.readString(run.resolve("launcher.pid")))
                .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        lock.close();
    }

    @Test
    void nobodyHoldsWhatWasGivenBackOrLeftByAProcessThatDied() throws Exception {
        RunLock.take(run).orElseThrow().close();
        assertThat(RunLock.holder(run)).isEmpty();

        Files.writeString(run.resolve("launcher.pid"), "1");
        assertThat(RunLock.holder(run)).isEmpty();
    }
}
