package market.carrot.coordinator.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.ObjectStoreAPI;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.internal.arjuna.objectstore.ShadowNoFileLockStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicRecordStoreTest {

    private static final String TYPE = "/StateManager/BasicAction/LongRunningAction";

    @TempDir
    private Path directory;

    private final Uid uid = new Uid();

    @Test
    void aRecordChangesAndLeavesNoDraft() throws Exception {
        ObjectStoreAPI store = new AtomicRecordStore(settings());

        write(store, "Active");
        write(store, "Closing, with two participants");

        assertThat(contentIn(store)).isEqualTo("Closing, with two participants");
        assertThat(filesUnder(directory.resolve("drafts"))).isEmpty();
    }

    /** Fault: the writing thread is interrupted. The record is written all the same, and the interrupt is kept. */
    @Test
    void anInterruptIsNoFailureOfTheDisk() throws Exception {
        ObjectStoreAPI store = new AtomicRecordStore(settings());

        Thread.currentThread().interrupt();
        try {
            write(store, "Active");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(contentIn(store)).isEqualTo("Active");
    }

    /** Before an upgrade and after a step back, LRAs are in Narayana's own store. */
    @Test
    void narayanasOwnStoreAndThisOneReadEachOthersRecords() throws Exception {
        ObjectStoreAPI narayanas = new ShadowNoFileLockStore(settings());
        ObjectStoreAPI ours = new AtomicRecordStore(settings());

        write(narayanas, "before the upgrade");
        assertThat(contentIn(ours)).isEqualTo("before the upgrade");

        write(ours, "after the upgrade");
        assertThat(contentIn(narayanas)).isEqualTo("after the upgrade");
    }

    /** Whoever may back up other files of the directory may back up the records. */
    @Test
    void aRecordMayBeReadByWhomTheDirectorysUserLets() throws Exception {
        Path ordinary = Files.createFile(directory.resolve("ordinary"));

        write(new AtomicRecordStore(settings()), "Active");

        Path record = filesUnder(directory.resolve(AtomicRecordStore.RECORDS)).get(0);
        assertThat(Files.getPosixFilePermissions(record)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    private ObjectStoreEnvironmentBean settings() {
        ObjectStoreEnvironmentBean settings = new ObjectStoreEnvironmentBean();
        settings.setObjectStoreDir(directory.toString());
        return settings;
    }

    private void write(ObjectStoreAPI store, String content) throws IOException, ObjectStoreException {
        OutputObjectState state = new OutputObjectState(uid, TYPE);
        state.packString(content);
        assertThat(store.write_committed(uid, TYPE, state)).isTrue();
    }

    private String contentIn(ObjectStoreAPI store) throws IOException, ObjectStoreException {
        return store.read_committed(uid, TYPE).unpackString();
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
