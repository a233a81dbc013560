package market.carrot.local.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/**
 * The directory of one engine, held by one process at a time: {@code data} is the engine's own, {@code server.log} what
 * it says, {@code admin.password} the key to it, readable by its owner only.
 */
final class EngineHome implements AutoCloseable {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final FileChannel lock;

    private EngineHome(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory, which is made if need be. A lock of the operating system tells a process that still uses it
     * from one that was killed.
     */
    static EngineHome open(Path directory) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new EngineException(home + " is in use by another running engine.");
            }
            return new EngineHome(home, channel);
        } catch (IOException e) {
            throw new EngineException("The directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Where first data is laid out before it becomes {@link #data()} in one step: a crash leaves nothing half made. */
    Path unfinishedData() {
        return directory.resolve("data.new");
    }

    /** Of the server's own: one that starts may throw away whatever looks like a server's in the machine's directory. */
    Path temporary() throws IOException {
        return Files.createDirectories(directory.resolve("tmp"));
    }

    Path log() {
        return directory.resolve("server.log");
    }

    /** Remembers the server, so that a later run can find it when this one is killed. */
    void recordProcess(long pid) throws IOException {
        Path written = Files.writeString(directory.resolve("server.pid.new"), String.valueOf(pid));
        Files.move(written, directory.resolve("server.pid"), StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<ProcessHandle> recordedProcess() throws IOException {
        Path file = directory.resolve("server.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readString(file))) : Optional.empty();
    }

    Path adminPasswordFile() throws IOException {
        Path file = directory.resolve("admin.password");
        if (Files.notExists(file)) {
            Path written = secretFile("admin.password.new");
            Files.writeString(written, UUID.randomUUID().toString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** A new empty file that only its owner can read. */
    Path secretFile(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        return Files.createFile(file, OWNER_ONLY);
    }

    String adminPassword() throws IOException {
        return Files.readString(adminPasswordFile());
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new EngineException("The lock of " + directory + " cannot be released: " + e, e);
        }
    }
}
