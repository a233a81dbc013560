package market.carrot.coordinator.recovery;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;
import org.springframework.stereotype.Component;

/**
 * The directory that holds every open LRA. One coordinator owns it at a time: two on one store complete LRAs twice, so
 * its lock file is held until the process ends (not only until the context stops, since Narayana's timers may still
 * write then).
 */
@Component
class ObjectStore {

    private static final int PROBE_BYTES = 8 * 1024;

    private final Path directory;
    private final Path lockFile;
    private FileLock lock;
    private Object lockedFile;

    ObjectStore(CoordinatorProperties properties) {
        this.directory = properties.store().directory().toAbsolutePath().normalize();
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
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        } catch (IOException e) {
            throw new StartRefused(
                    "The object store " + directory + " cannot be written: " + e,
                    "Let carrot.coordinator.store.directory name a directory on a persistent volume with free space that"
                            + " the coordinator's user may write.",
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
        Path probe = directory.resolve("probe");
        try (FileChannel file = FileChannel.open(probe, CREATE, WRITE)) {
            file.write(ByteBuffer.allocate(PROBE_BYTES));
            file.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
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
