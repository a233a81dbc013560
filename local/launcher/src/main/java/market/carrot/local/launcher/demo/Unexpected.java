package market.carrot.local.launcher.demo;

/** The market did something else than the story says; the message tells what and where. */
final class Unexpected extends RuntimeException {
    Unexpected(String message) {
        super(message);
    }
}
