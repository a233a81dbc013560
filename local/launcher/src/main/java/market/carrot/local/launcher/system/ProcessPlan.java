package market.carrot.local.launcher.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process to run and to keep running.
 *
 * @param name what it is called
 * @param stage when it is stopped
 * @param port what it listens on, to show
 * @param after names of the processes that must be ready before it starts
 * @param program what is started
 * @param environment in addition to the launcher's own
 * @param directory it works in
 * @param log where its output goes
 * @param ready how it tells that it is
 * @param atOnce whether it is started with the others, and not when somebody asks for it
 */
public record ProcessPlan(
        String name,
        Stage stage,
        int port,
        Set<String> after,
        Program program,
        Map<String, String> environment,
        Path directory,
        Path log,
        ReadyCheck ready,
        boolean atOnce) {

    /** A program. */
    public interface Program {
        /** For the next start. */
        List<String> command();
    }
}
