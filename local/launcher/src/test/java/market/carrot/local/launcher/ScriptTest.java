package market.carrot.local.launcher;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of {@code ./carrot} that is a shell script: it runs before there is any Java. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("../../carrot").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void everyCommandHasAHelpText() throws Exception {
        for (Command command : Command.values()) {
            assertThat(run(Map.of(), SCRIPT.toString(), "help", command.word()).text())
                    .startsWith("./carrot " + (command == Command.UP ? "[up]" : command.word()));
        }
    }

    @Test
    void helpNamesEveryCommandAndNeedsNoJava() throws Exception {
        Output help = run(Map.of("CARROT_JAVA_HOME", "/nowhere"), SCRIPT.toString(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.text())
                .contains(Arrays.stream(Command.values())
                        .filter(command -> command != Command.UP)
                        .map(Command::word)
                        .toArray(String[]::new));
    }

    @Test
    void anUnknownCommandIsAMistakeInTheCommandLine() throws Exception {
        Output unknown = run(Map.of(), SCRIPT.toString(), "upp");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.text()).contains("There is no command 'upp'");
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        Output without = run(Map.of("CARROT_JAVA_HOME", directory.toString()), SCRIPT.toString(), "status");

        assertThat(without.code()).isEqualTo(1);
        assertThat(without.text()).contains("No JDK 17 or later was found", "apt install");
    }

    @Test
    void theNewestOfTheJdksRunsTheServices() throws Exception {
        List<Path> homes = List.of(
                jdk("17.0.15", true), jdk("25.0.3", true), jdk("26", false), jdk("21", true), jdk("1.8.0_452", true));

        assertThat(usable(homes))
                .containsExactly("17.0.15 " + homes.get(0), "21 " + homes.get(3), "25.0.3 " + homes.get(1));
    }

    @Test
    void anUpdateIsNewerToo() throws Exception {
        List<Path> homes = List.of(jdk("25.0.10", true), jdk("25.0.9", true), jdk("25", true));

        assertThat(usable(homes)).last().asString().startsWith("25.0.10 ");
    }

    private List<String> usable(List<Path> homes) throws Exception {
        Path candidates = Files.write(
                directory.resolve("candidates"),
                homes.stream().map(Path::toString).toList());
        return run(Map.of(), "bash", "-c", ". '" + SCRIPT + "'; usable_jdks <'" + candidates + "'")
                .text()
                .lines()
                .toList();
    }

    /** @param compiler without one it is only a runtime */
    private Path jdk(String version, boolean compiler) throws IOException {
        Path home = Files.createDirectories(directory.resolve("java " + version));
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.createFile(bin.resolve("java"), asFileAttribute(fromString("rwxr-xr-x")));
        if (compiler) {
            Files.createFile(bin.resolve("javac"), asFileAttribute(fromString("rwxr-xr-x")));
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private record Output(int code, String text) {}

    private static Output run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }
}
