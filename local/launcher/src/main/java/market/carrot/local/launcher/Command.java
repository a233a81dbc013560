package market.carrot.local.launcher;

import java.util.Locale;
import java.util.Set;

/** What one can ask of {@code ./carrot}; each has a help text of its name in {@code src/main/help}. */
enum Command {
    /** Starts everything and watches over it until Ctrl-C. */
    UP(0, 0, "--fresh", "--logs", "--quiet", "--traces", "--hawtio", "--without="),
    /** Stops everything, whoever started it. */
    DOWN(0, 0),
    /** Shows what runs. */
    STATUS(0, 0),
    /** Prints an access token of an account. */
    TOKEN(1, 1),
    /** Plays a day on the market against the running system. */
    DEMO(0, 0),
    /** Shows the logs of all processes or of some, and goes on showing them. */
    LOGS(0, Integer.MAX_VALUE, "--no-follow"),
    /** Starts processes that were stopped. */
    START(1, Integer.MAX_VALUE),
    /** Stops processes of the running system, and leaves them stopped. */
    STOP(1, Integer.MAX_VALUE, "--kill"),
    /** Stops processes and starts them again. */
    RESTART(1, Integer.MAX_VALUE),
    /** Kills processes as a crash would; they are started again like after a crash. */
    KILL(1, Integer.MAX_VALUE);

    private final int fewest;
    private final int most;
    private final Set<String> flags;

    Command(int fewest, int most, String... flags) {
        this.fewest = fewest;
        this.most = most;
        this.flags = Set.of(flags);
    }

    /** The word that is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A flag with a value is known up to its equals sign. */
    boolean takes(String flag) {
        return flags.contains(flag.substring(0, flag.indexOf('=') < 0 ? flag.length() : flag.indexOf('=') + 1));
    }

    boolean takes(int operands) {
        return operands >= fewest && operands <= most;
    }
}
