package market.carrot.local.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.torture.system.SystemUnderTorture;

/**
 * {@code ./carrot torture}. Exit codes: 0 every invariant held; 1 one did not, or the system could not be started; 2 the
 * command line is wrong.
 */
final class TortureMain {
    private static final int VIOLATED = 1;
    private static final int WRONG_USE = 2;

    private TortureMain() {}

    public static void main(String[] words) throws InterruptedException {
        Terminal terminal = Terminal.standard(Boolean.getBoolean("carrot.terminal"));
        try {
            // the first word is the command's own name
            Options options =
                    Options.parse(List.of(words).subList(1, words.length), new Random().nextInt(1_000_000) + 1);
            System.exit(run(options, terminal) ? 0 : VIOLATED);
        } catch (IllegalArgumentException e) {
            terminal.error(e.getMessage());
            System.exit(WRONG_USE);
        } catch (Failure e) {
            terminal.error(e.getMessage());
            System.exit(VIOLATED);
        }
    }

    private static boolean run(Options options, Terminal terminal) throws InterruptedException {
        Path root =
                Path.of(System.getProperty("carrot.root", ".")).toAbsolutePath().normalize();
        try (SystemUnderTorture system = new SystemUnderTorture(root, System.getenv())) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop-system"));
            return new Torture(options, system, terminal).run();
        }
    }
}
