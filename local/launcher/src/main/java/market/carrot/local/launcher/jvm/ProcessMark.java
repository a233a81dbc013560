package market.carrot.local.launcher.jvm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A word on each process's command line by which it is known again, even when the launcher was killed. */
public final class ProcessMark {
    private static final String PROPERTY = "-Dcarrot.process=";

    private ProcessMark() {}

    static String option(String name, Path home) {
        return PROPERTY + name + "@" + home;
    }

    /** The name of the process if it belongs to the system of this home. */
    public static Optional<String> nameOf(ProcessHandle process, Path home) {
        String end = "@" + home;
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .filter(argument -> argument.startsWith(PROPERTY) && argument.endsWith(end))
                .map(argument -> argument.substring(PROPERTY.length(), argument.length() - end.length()))
                .findFirst();
    }
}
