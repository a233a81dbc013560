package market.carrot.local.engines;

import java.io.IOException;
import java.nio.file.Path;

/** What every engine's start has in common: the directory is given back when the start fails. */
final class Starting {
    private Starting() {}

    interface Start<E> {
        E in(EngineHome home) throws IOException, InterruptedException;
    }

    static <E> E in(Path directory, Start<E> start) {
        EngineHome home = EngineHome.open(directory);
        try {
            return start.in(home);
        } catch (IOException e) {
            home.close();
            throw new EngineException("The engine in " + directory + " cannot be started: " + e, e);
        } catch (InterruptedException e) {
            home.close();
            Thread.currentThread().interrupt();
            throw new EngineException("The start of the engine in " + directory + " was interrupted.", e);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }
}
