package market.carrot.local.launcher;

import market.carrot.local.launcher.console.Terminal;
import market.carrot.local.launcher.demo.Demo;
import market.carrot.local.launcher.demo.Tokens;
import market.carrot.local.launcher.system.Addresses;

/**
 * What the script {@code carrot} starts. Exit codes: 0 done; 1 it went wrong, and the console says what; 2 the command line
 * is wrong; 3 the command needs a running system and there is none.
 */
public final class Carrot {
    static final int SUCCEEDED = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NOT_RUNNING = 3;

    private Carrot() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.standard(Boolean.getBoolean("carrot.terminal"));
        System.exit(run(terminal, args));
    }

    private static int run(Terminal terminal, String... args) {
        try {
            return run(terminal, Settings.of(System.getenv(), System.getProperties()), Arguments.parse(args));
        } catch (UsageException e) {
            terminal.error(e.getMessage());
            return WRONG_USE;
        } catch (Failure e) {
            terminal.error(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int run(Terminal terminal, Settings settings, Arguments arguments) throws InterruptedException {
        Addresses addresses = new Addresses(settings.portOffset());
        return switch (arguments.command()) {
            case UP -> new Up(settings, terminal, arguments).run();
            case DOWN -> new ToRunning(settings, terminal).down();
            case STATUS, START, STOP, RESTART, KILL -> new ToRunning(settings, terminal).pass(arguments);
            case LOGS -> Logs.show(settings, terminal, arguments);
            case TOKEN -> {
                terminal.line(
                        new Tokens(addresses.issuer()).of(arguments.operands().get(0)));
                yield SUCCEEDED;
            }
            case DEMO -> new Demo(addresses, terminal).play() ? SUCCEEDED : FAILED;
        };
    }
}
