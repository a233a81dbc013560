package market.carrot.local.engines;

import java.time.Duration;

/** A database or broker of its own on loopback. Closing it stops it cleanly; its data stays. */
public sealed interface Engine extends AutoCloseable permits PostgresEngine, MariaDbEngine, KafkaEngine {
    /** An engine that is not ready after this time has failed; the recovery after a crash counts in. */
    Duration START_LIMIT = Duration.ofSeconds(90);

    /** An engine that has not stopped after this time is killed, and recovers at its next start. */
    Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** Where it listens, on 127.0.0.1. */
    int port();

    /** Waits until the engine has stopped, for whatever reason. */
    void awaitStop() throws InterruptedException;

    /** Stops the engine and returns when its data is safe on disk. Closing twice does nothing. */
    @Override
    void close();
}
