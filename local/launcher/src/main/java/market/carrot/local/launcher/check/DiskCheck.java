package market.carrot.local.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import market.carrot.local.launcher.Failure;

/** Whether data can be kept where it is to be kept. */
final class DiskCheck {
    private static final long MB = 1 << 20;
    private static final long NEEDED = 500;

    private DiskCheck() {}

    static void check(Path home) {
        try {
            Path probe = Files.createTempFile(Files.createDirectories(home), "probe", "");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace() / MB;
            if (free < NEEDED) {
                throw new Failure(
                        "Too little room: %s has %d MB left, and %d MB are needed.".formatted(home, free, NEEDED));
            }
        } catch (IOException e) {
            throw new Failure(
                    "%s cannot be written to (%s). Name another folder with CARROT_HOME.".formatted(home, e), e);
        }
    }
}
