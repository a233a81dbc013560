package market.carrot.coordinator.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ObjectStoreTest {

    private static final String RECORDS = "ShadowNoFileLockStore/defaultStore/StateManager";

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

    /** Fault: a process was ended while it wrote. What it did not finish goes, nothing else. */
    @Test
    void whatWasNeverFinishedIsRemoved() throws IOException {
        Path draft = Files.writeString(folder("drafts").resolve("record.1"), "half");
        Path empty = Files.createFile(folder(RECORDS).resolve("0_1_1_1_1"));
        Path record = Files.writeString(folder(RECORDS).resolve("0_1_1_1_2"), "whole");

        store(files).open();

        assertThat(draft).doesNotExist();
        assertThat(empty).doesNotExist();
        assertThat(record).hasContent("whole");
    }

    /** Fault: the directory is a volume's root, where others have files, and folders that only they may read. */
    @Test
    void whatOthersHaveInTheDirectoryIsNeitherReadNorRemoved() throws IOException {
        Path marker = Files.createFile(files.resolve(".keep"));
        Path beside = Files.createFile(folder("elsewhere/defaultStore").resolve("empty"));
        Path unreadable = folder("lost+found");
        Path within = Files.createFile(unreadable.resolve("#12345"));
        setPermissions(unreadable, "---------");

        assertThatCode(() -> store(files).open()).doesNotThrowAnyException();

        setPermissions(unreadable, "rwx------");
        assertThat(List.of(marker, beside, within))
                .allSatisfy(file -> assertThat(file).exists());
    }

    /** Fault: the records belong to another user, say after a restore. */
    @Test
    void recordsThatCannotBeReadRefuseTheStartAndSayWhatToDo() throws IOException {
        Path records = folder(RECORDS);
        setPermissions(records, "---------");
        try {
            assumeFalse(Files.isReadable(records), "root may read everything");

            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> store(files).open())
                    .withMessageContaining(records.toString())
                    .satisfies(refusal -> assertThat(refusal.remedy()).contains("may read and write"));
        } finally {
            setPermissions(records, "rwx------");
        }
    }

    @Test
    void lessRoomThanMustStayFreeRefusesTheStart() {
        ObjectStore store = store(files, DataSize.ofTerabytes(1_000_000));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(store::open)
                .withMessageContaining("bytes are free")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("free space"));
        assertThat(store.hasRoom()).isFalse();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(files.resolve(name));
    }

    private static void setPermissions(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static ObjectStore store(Path directory) {
        return store(directory, DataSize.ofMegabytes(1));
    }

    private static ObjectStore store(Path directory, DataSize minFree) {
        return new ObjectStore(new CoordinatorProperties(
                null, null, null, "1", new CoordinatorProperties.Store(directory, true, minFree), null, null));
    }
}
