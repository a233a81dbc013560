package market.carrot.coordinator.recovery;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Predicate;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The directory that holds every open LRA. One coordinator owns it at a time: two on one store complete LRAs twice, so
 * its lock file is held until the process ends (not only until the context stops, since Narayana's timers may still
 * write then).
 */
@Component
public class ObjectStore {

    private static final Logger log = LoggerFactory.getLogger(ObjectStore.class);

    private static final int PROBE_BYTES = 8 * 1024;

    private final Path directory;
    private final long minFree;
    private final Path lockFile;
    private FileLock lock;
    private Object lockedFile;

    ObjectStore(CoordinatorProperties properties) {
        this.directory = properties.store().directory().toAbsolutePath().normalize();
        this.minFree = properties.store().minFree().toBytes();
        this.lockFile = directory.resolve("coordinator.lock");
    }

    Path directory() {
        return directory;
    }

    /** Takes the directory, making it if need be. */
    void open() {
        try {
            Files.createDirectories(directory);
            lock = FileChannel.open(lockFile, CREATE, WRITE).tryLock();
            if (lock == null) {
                throw inUse(null);
            }
            lockedFile = fileKey();
            probe();
            removeUnfinished();
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        } catch (IOException e) {
            throw new StartRefused(
                    "The object store " + directory + " cannot be written: " + e,
                    "Let carrot.coordinator.store.directory name a directory on a persistent volume with free space that"
                            + " the coordinator's user may read and write, with all that the coordinator has in it.",
                    e);
        }
    }

    /**
     * Writes what an LRA's record would need.
     *
     * @throws IOException if the directory is gone, is not the one that was opened, is full or cannot be written
     */
    void probe() throws IOException {
        if (!Objects.equals(lockedFile, fileKey())) {
            throw new IOException(directory + " is not the directory that was opened at the start");
        }
        if (!hasRoom()) {
            throw new IOException("less than %d bytes are free in %s".formatted(minFree, directory));
        }
        Path probe = directory.resolve("probe");
        try (FileChannel file = FileChannel.open(probe, CREATE, WRITE)) {
            file.write(ByteBuffer.allocate(PROBE_BYTES));
            file.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Whether the disk has the room that must stay free; cheap enough for every request. */
    public boolean hasRoom() {
        return directory.toFile().getUsableSpace() >= minFree;
    }

    /**
     * What a process left behind that was ended while it wrote: drafts, and records without content. The directory may
     * be the root of a volume, so nothing else in it is touched, or even looked at.
     */
    private void removeUnfinished() throws IOException {
        remove(AtomicRecordStore.DRAFTS, draft -> true);
        remove(AtomicRecordStore.RECORDS, record -> record.size() == 0);
    }

    private void remove(String folder, Predicate<BasicFileAttributes> unfinished) throws IOException {
        Path own = directory.resolve(folder);
        if (!Files.exists(own)) {
            return;
        }
        Files.walkFileTree(own, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && unfinished.test(attributes)) {
                    log.warn("Removed {}, whose writing was never finished", file);
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Object fileKey() throws IOException {
        return Files.readAttributes(lockFile, BasicFileAttributes.class).fileKey();
    }

    private StartRefused inUse(Exception cause) {
        return new StartRefused(
                "Another coordinator is using the object store " + directory,
                "Stop the other coordinator, or give this one a carrot.coordinator.store.directory of its own.",
                cause);
    }
}
