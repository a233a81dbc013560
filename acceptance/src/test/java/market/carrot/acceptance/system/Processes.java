package market.carrot.acceptance.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of a running system, known by its home on their command lines. */
final class Processes {
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    private Processes() {}

    static Stream<String> of(Path home) {
        return all(home).flatMap(process -> process.info().commandLine().stream());
    }

    /** MB in all, what is shared counted once; 0 where the operating system does not tell. */
    static long memory(Path home) {
        // PostgreSQL's own processes do not name the home, but their parents do
        return all(home)
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .distinct()
                        .mapToLong(Processes::kilobytes)
                        .sum()
                / 1024;
    }

    private static Stream<ProcessHandle> all(Path home) {
        return ProcessHandle.allProcesses().filter(process -> process.info()
                .commandLine()
                .filter(line -> line.contains(home.toString()))
                .isPresent());
    }

    private static long kilobytes(ProcessHandle process) {
        try {
            Matcher pss = PSS.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/smaps_rollup")));
            return pss.find() ? Long.parseLong(pss.group(1)) : 0;
        } catch (IOException notTold) {
            return 0;
        }
    }
}
