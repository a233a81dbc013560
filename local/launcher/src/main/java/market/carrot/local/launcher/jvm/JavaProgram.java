package market.carrot.local.launcher.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.system.ProcessPlan;

/** A jar beside its lib folder as a small JVM that is ready soon. */
public final class JavaProgram implements ProcessPlan.Program {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Jdk jdk;
    private final String name;
    private final Path home;
    private final Path jar;
    private final int heap;
    private final List<String> options;
    private final List<String> arguments;

    /**
     * @param home of the running system, which marks the process as part of it
     * @param heap at most, in MB
     * @param options for the JVM, after ours
     */
    public JavaProgram(
            Jdk jdk, String name, Path home, Path jar, int heap, List<String> options, List<String> arguments) {
        this.jdk = jdk;
        this.name = name;
        this.home = home;
        this.jar = jar;
        this.heap = heap;
        this.options = options;
        this.arguments = arguments;
    }

    @Override
    public List<String> command() {
        if (Files.notExists(jar)) {
            throw new Failure(jar + " is missing. Build it: mvn -DskipTests package");
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: Ctrl-C at the terminal is for the launcher alone, which stops all in order
            command.add(SETSID.toString());
        }
        command.add(jdk.java().toString());
        command.add(ProcessMark.option(name, home));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx" + heap + "m"));
        // Spring's classes need this much: no full collection on the way there
        command.add("-XX:MetaspaceSize=128m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + home.resolve("logs").resolve(name + "-crash.log"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }
}
