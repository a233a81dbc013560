package market.carrot.coordinator.recovery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.internal.arjuna.objectstore.ShadowNoFileLockStore;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Narayana's file store, with records that change as a whole. Narayana's own empties the old record before it writes the
 * new one: a full disk, or a kill in between, can lose an LRA that was acknowledged long before. An interrupt does not
 * disturb a write: it would look like a disk that fails.
 *
 * <p>Public, because Narayana makes it by its name.
 */
public final class AtomicRecordStore extends ShadowNoFileLockStore {

    /** Where the records are. Narayana's own name for it, so that either store finds what the other has written. */
    static final String RECORDS = ShadowNoFileLockStore.class.getSimpleName();

    /** Where records are written before they take their place; not among the records, which Narayana lists. */
    static final String DRAFTS = "drafts";

    private static volatile Consumer<IOException> onFailure = failure -> {};

    private final Path directory;
    private final Path drafts;
    private final AtomicLong lastDraft = new AtomicLong();
    private final Set<Path> lasting = ConcurrentHashMap.newKeySet();

    public AtomicRecordStore(ObjectStoreEnvironmentBean settings) throws ObjectStoreException {
        super(settings);
        directory = Path.of(settings.getObjectStoreDir());
        drafts = directory.resolve(DRAFTS);
    }

    /** @param reaction to a record that could not be written, though Narayana's memory has changed already */
    static void onFailure(Consumer<IOException> reaction) {
        onFailure = reaction;
    }

    /** Narayana names the folder of a store's records after its class. */
    @Override
    public String locateStore(String root) throws ObjectStoreException {
        String insideFolder = super.locateStore(root).substring(storeDir().length());
        return Path.of(storeDir()).resolveSibling(RECORDS) + insideFolder;
    }

    @Override
    protected boolean write_state(Uid uid, String type, OutputObjectState state, int kind) throws ObjectStoreException {
        String name = genPathName(uid, type, kind);
        try {
            write(Path.of(name), state);
        } catch (IOException e) {
            onFailure.accept(e);
            throw new ObjectStoreException("Record " + name + " cannot be written: " + e, e);
        }
        addToCache(name);
        return true;
    }

    private void write(Path record, OutputObjectState state) throws IOException {
        makeLasting(drafts);
        makeLasting(record.getParent());
        Path draft = drafts.resolve(record.getFileName() + "." + lastDraft.incrementAndGet());
        try {
            try (FileOutputStream file = new FileOutputStream(draft.toFile())) {
                file.write(state.buffer(), 0, state.length());
                if (synchronousWrites()) {
                    file.getFD().sync();
                }
            }
            Files.move(draft, record, ATOMIC_MOVE);
            forceNamesIn(record.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Makes a folder, once, such that a power failure does not take it away again, nor one that it is in. */
    private void makeLasting(Path folder) throws IOException {
        if (!lasting.contains(folder)) {
            Files.createDirectories(folder);
            for (Path made = folder; !made.equals(directory); made = made.getParent()) {
                forceNamesIn(made.getParent());
            }
            lasting.add(folder);
        }
    }

    private void forceNamesIn(Path folder) throws IOException {
        if (synchronousWrites()) {
            // the one way to open a folder that an interrupt does not close
            try (AsynchronousFileChannel names = AsynchronousFileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }
}
