package market.carrot.coordinator.recovery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.internal.arjuna.objectstore.ShadowNoFileLockStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Narayana's file store, with records that change as a whole. Narayana's own empties the old record before it writes the
 * new one: a full disk, or a kill in between, can lose an LRA that was acknowledged long before.
 *
 * <p>Public, because Narayana makes it by its name.
 */
public final class AtomicRecordStore extends ShadowNoFileLockStore {

    /** Where records are written before they take their place; not among the records, which Narayana lists. */
    static final String DRAFTS = "drafts";

    private static volatile Consumer<IOException> onFailure = failure -> {};

    private final Path drafts;

    public AtomicRecordStore(ObjectStoreEnvironmentBean settings) throws ObjectStoreException {
        super(settings);
        drafts = Path.of(settings.getObjectStoreDir()).resolve(DRAFTS);
    }

    /** @param reaction to a record that could not be written, though Narayana's memory has changed already */
    static void onFailure(Consumer<IOException> reaction) {
        onFailure = reaction;
    }

    @Override
    protected boolean write_state(Uid uid, String type, OutputObjectState state, int kind) throws ObjectStoreException {
        String name = genPathName(uid, type, kind);
        try {
            write(Path.of(name), ByteBuffer.wrap(state.buffer(), 0, state.length()));
        } catch (IOException e) {
            onFailure.accept(e);
            throw new ObjectStoreException("Record " + name + " cannot be written: " + e, e);
        }
        addToCache(name);
        return true;
    }

    private void write(Path record, ByteBuffer image) throws IOException {
        Files.createDirectories(drafts);
        Files.createDirectories(record.getParent());
        Path draft = Files.createTempFile(drafts, record.getFileName().toString(), null);
        try {
            try (FileChannel file = FileChannel.open(draft, WRITE)) {
                while (image.hasRemaining()) {
                    file.write(image);
                }
                force(file);
            }
            Files.move(draft, record, ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(record.getParent(), READ)) {
                force(directory); // or a power failure takes the name away again
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void force(FileChannel written) throws IOException {
        if (synchronousWrites()) {
            written.force(true);
        }
    }
}
