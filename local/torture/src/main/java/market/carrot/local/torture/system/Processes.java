package market.carrot.local.torture.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.local.launcher.jvm.ProcessMark;
import market.carrot.local.launcher.system.Part;

/** The processes of one system, as the operating system has them: with their children, such as a database's server. */
final class Processes {
    private final Path home;

    Processes(Path home) {
        this.home = home;
    }

    void signal(String name, Part part) {
        List<String> pids = ProcessHandle.allProcesses()
                .filter(process -> ProcessMark.nameOf(process, home)
                        .filter(part.word()::equals)
                        .isPresent())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> String.valueOf(process.pid()))
                .toList();
        if (!pids.isEmpty()) {
            run(new ProcessBuilder(
                    Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList()));
        }
    }

    static void run(ProcessBuilder command) {
        try {
            command.redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
