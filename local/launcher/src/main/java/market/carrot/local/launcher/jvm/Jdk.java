package market.carrot.local.launcher.jvm;

import java.nio.file.Path;

/**
 * The JDK that runs the services: the newest that the script {@code carrot} found, and so the launcher's own.
 *
 * @param version in full
 */
public record Jdk(Path home, String version) {
    public static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.vm.version"));
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
