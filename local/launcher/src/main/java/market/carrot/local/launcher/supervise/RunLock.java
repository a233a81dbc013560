package market.carrot.local.launcher.supervise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import market.carrot.local.launcher.Failure;

/**
 * One launcher at a time in a home. A lock of the operating system, which goes with its process, however that ends; the
 * file holds the process id.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @return empty when another launcher has it */
    public static Optional<RunLock> take(Path directory) {
        try {
            Optional<FileChannel> locked = tryLock(Files.createDirectories(directory));
            if (locked.isPresent()) {
                String pid = String.valueOf(ProcessHandle.current().pid());
                locked.get().truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            }
            return locked.map(RunLock::new);
        } catch (IOException e) {
            throw new Failure(directory + " cannot be used: " + e, e);
        }
    }

    /** The launcher that runs there, if one does. */
    public static Optional<ProcessHandle> holder(Path directory) {
        Path file = file(directory);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Optional<FileChannel> free = tryLock(directory);
            if (free.isPresent()) {
                free.get().close();
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(Files.readString(file).trim()));
        } catch (IOException | NumberFormatException e) {
            throw new Failure(file + " cannot be read: " + e, e);
        }
    }

    private static Optional<FileChannel> tryLock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(file(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return Optional.ofNullable(lock).map(FileLock::channel).map(FileChannel.class::cast);
    }

    private static Path file(Path directory) {
        return directory.resolve("launcher.pid");
    }

    /** Gives the home back; the process id in the file may soon be a stranger's. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new Failure("The lock cannot be given back: " + e, e);
        }
    }
}
