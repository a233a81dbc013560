package market.carrot.local.launcher.control;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import market.carrot.local.launcher.Failure;

/** Where a running launcher can be spoken to: by this machine's user only, as the folder's rights say. */
final class ControlSocket {
    /** What every Unix allows. */
    private static final int LONGEST = 100;

    private ControlSocket() {}

    static Path file(Path run) {
        return run.resolve("control");
    }

    /** Relative to the working directory where that is shorter. */
    static UnixDomainSocketAddress address(Path run) {
        Path absolute = file(run).toAbsolutePath();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        Path shorter = relative.toString().length() < absolute.toString().length() ? relative : absolute;
        if (shorter.toString().length() > LONGEST) {
            throw new Failure("The path " + absolute + " is too long for a socket. Name a shorter CARROT_HOME.");
        }
        return UnixDomainSocketAddress.of(shorter);
    }
}
