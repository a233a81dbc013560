package market.carrot.coordinator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A disk of a few megabytes that can be filled up: memory mounted in a namespace of its own, which any user of Linux may
 * have, unless it is forbidden, as often in containers.
 * It lives as long as the process that holds the namespace, longer than the coordinators that use it.
 */
final class SmallDisk implements AutoCloseable {

    private final Process holder;
    private final Path mounted;

    private SmallDisk(Process holder, Path mounted) {
        this.holder = holder;
        this.mounted = mounted;
    }

    /** Why there can be none here; empty if there can. */
    static Optional<String> obstacle(Path directory) throws InterruptedException {
        try {
            Process attempt = inNamespace("mount -t tmpfs disk '%s'".formatted(directory))
                    .redirectErrorStream(true)
                    .start();
            String complaint = new String(attempt.getInputStream().readAllBytes(), UTF_8);
            return attempt.waitFor() == 0 ? Optional.empty() : Optional.of(complaint.strip());
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    static SmallDisk of(int megabytes, Path directory) throws IOException {
        String mount = "mount -t tmpfs -o size=%dm disk '%s' && exec sleep infinity".formatted(megabytes, directory);
        Process holder = inNamespace(mount).inheritIO().start();
        SmallDisk disk = new SmallDisk(holder, directory);
        await("the disk").until(() -> Files.readString(Path.of("/proc", String.valueOf(holder.pid()), "mounts"))
                .contains(directory.toString()));
        return disk;
    }

    private static ProcessBuilder inNamespace(String script) {
        return new ProcessBuilder("unshare", "--user", "--mount", "--map-root-user", "sh", "-c", script);
    }

    /** How a process is started that sees the disk. */
    List<String> wrapper() {
        return List.of(
                "nsenter", "--target", String.valueOf(holder.pid()), "--user", "--mount", "--preserve-credentials");
    }

    /** Its directory, as everyone else sees it. */
    Path directory() {
        return Path.of("/proc", String.valueOf(holder.pid()), "root")
                .resolve(mounted.toString().substring(1));
    }

    /** Not a byte is left. */
    void fill() throws IOException {
        try (var filler = Files.newOutputStream(filler())) {
            byte[] page = new byte[4096];
            for (; ; ) {
                filler.write(page);
            }
        } catch (IOException full) {
            if (filler().toFile().getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void clear() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return directory().resolve("filler");
    }

    @Override
    public void close() {
        holder.destroyForcibly().onExit().join();
    }
}
