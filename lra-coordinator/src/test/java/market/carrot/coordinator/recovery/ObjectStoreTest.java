package market.carrot.coordinator.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ObjectStoreTest {

    @TempDir
    private Path files;

    @Test
    void aDirectoryThatIsNotThereIsMade() {
        ObjectStore store = store(files.resolve("new/store"));

        store.open();

        assertThatCode(store::probe).doesNotThrowAnyException();
    }

    @Test
    void aPathThatCannotBeADirectoryRefusesTheStartAndSaysWhatToDo() throws IOException {
        Path file = Files.createFile(files.resolve("file"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> store(file).open())
                .withMessageContaining("cannot be written")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("carrot.coordinator.store.directory"));
    }

    @Test
    void aStoreInUseRefusesTheStart() {
        store(files).open();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> store(files).open())
                .withMessageContaining("Another coordinator");
    }

    @Test
    void anotherDirectoryAtTheSamePathIsNotTheStore() throws IOException {
        ObjectStore store = store(files.resolve("store"));
        store.open();

        Files.move(files.resolve("store"), files.resolve("elsewhere"));
        assertThatIOException().isThrownBy(store::probe);

        store(files.resolve("store")).open();
        assertThatIOException().isThrownBy(store::probe).withMessageContaining("is not the directory");
    }

    private static ObjectStore store(Path directory) {
        return new ObjectStore(new CoordinatorProperties(
                "1", new CoordinatorProperties.Store(directory, true, DataSize.ofMegabytes(1)), null, null));
    }
}
