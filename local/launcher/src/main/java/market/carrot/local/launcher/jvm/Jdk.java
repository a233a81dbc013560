package market.carrot.local.launcher.jvm;

import java.nio.file.Path;

/**
 * The JDK that runs the services: the newest that the script {@code carrot} found, and so the launcher's own.
 *
 * @param version in full, as class data archives are good for one build of a JDK only
 */
public record Jdk(Path home, String version) {
    private static final int FAST_AT_ARCHIVING = 19;

    public static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.vm.version"));
    }

    /** Older ones write an archive for many seconds at the end of a run, when a person waits for the prompt. */
    boolean archivesClassData() {
        return Runtime.Version.parse(version).feature() >= FAST_AT_ARCHIVING;
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
