package market.carrot.local.launcher.supervise;

import java.util.Locale;

/** What a process is doing. */
public enum State {
    /** Others have to be ready first, or it is not its turn yet. */
    WAITING,
    /** It runs, but is not ready yet. */
    STARTING,
    /** It does its work. */
    READY,
    /** It died and is started again in a moment. */
    DIED,
    /** It was told to stop. */
    STOPPING,
    /** It was told to stop, and has. */
    STOPPED,
    /** It has never become ready and is given up. */
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
