package market.carrot.local.engines;

import java.time.Duration;

/** A database or broker of its own on loopback. Closing it stops it cleanly; its data stays. */
public interface Engine extends AutoCloseable {
    /** Where it listens, on 127.0.0.1. */
    int port();

    /** Waits until the engine has stopped, for whatever reason. */
    void awaitStop() throws InterruptedException;

    /** Stops the engine and returns when its data is safe on disk. Closing twice does nothing. */
    @Override
    void close();

    /** An engine that is not ready after this time has failed; recovery after a crash counts in. */
    Duration START_LIMIT = Duration.ofSeconds(90);
}
