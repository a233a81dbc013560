package market.carrot.local.launcher.console;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(directory.resolve("payment.log"), "first\nsecond\n");
    }

    @Test
    void readsWhatIsAddedInWholeLines() throws IOException {
        LogTail tail = LogTail.ofEnd("payment", log, 0);

        Files.writeString(log, "thi", APPEND);
        assertThat(read(tail)).isEmpty();
        Files.writeString(log, "rd\nfourth\n", APPEND);
        assertThat(read(tail)).containsExactly("third", "fourth");
    }

    @Test
    void beginsWithTheFirstWholeLineOfTheEnd() throws IOException {
        assertThat(read(LogTail.ofEnd("payment", log, 9))).containsExactly("second");
        assertThat(read(LogTail.ofEnd("payment", log, 100))).containsExactly("first", "second");
    }

    @Test
    void noticesALogThatWasBegunAnew() throws IOException {
        LogTail tail = LogTail.ofEnd("payment", log, 0);

        Files.writeString(log, "new\n");

        assertThat(read(tail)).containsExactly("new");
    }

    @Test
    void waitsForALogThatIsNotThereYet() throws IOException {
        Files.delete(log);
        LogTail tail = LogTail.ofEnd("payment", log, 0);

        assertThat(read(tail)).isEmpty();
    }

    private static List<String> read(LogTail tail) throws IOException {
        List<String> lines = new ArrayList<>();
        tail.read(lines::add);
        return lines;
    }
}
