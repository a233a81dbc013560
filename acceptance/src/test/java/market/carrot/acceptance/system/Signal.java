package market.carrot.acceptance.system;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What the operating system can tell a process. */
enum Signal {
    /** As Ctrl-C. */
    INT,
    /** Do nothing any more. */
    STOP,
    /** Go on. */
    CONT;

    void send(long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("There is no process " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
