package market.carrot.local.launcher.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import market.carrot.local.launcher.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {
    private static final String WRITE = "-XX:ArchiveClassesAtExit=";
    private static final String USE = "-XX:SharedArchiveFile=";

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(directory.resolve("payment.jar"), "one");
        Files.createDirectory(directory.resolve("lib"));
    }

    @Test
    void theFirstRunWritesTheClassDataThatTheNextOnesUse() throws IOException {
        JavaProgram program = program("25.0.3+9-LTS");

        Path written = Path.of(option(program, WRITE));
        Files.writeString(written, "class data");
        program.ended(true);

        assertThat(Path.of(option(program, USE))).hasContent("class data");
    }

    @Test
    void classDataOfAProcessThatWasKilledIsNotUsed() throws IOException {
        JavaProgram program = program("25.0.3+9-LTS");

        Files.writeString(Path.of(option(program, WRITE)), "half");
        program.ended(false);

        assertThat(option(program, WRITE)).isNotNull();
    }

    @Test
    void newJarsWantNewClassData() throws IOException {
        JavaProgram program = program("25.0.3+9-LTS");
        Files.writeString(Path.of(option(program, WRITE)), "class data");
        Files.writeString(jar, "another");

        // the jar was built again while the old one ran
        program.ended(true);

        assertThat(option(program, WRITE)).isNotNull();
    }

    @Test
    void whatAJdkWritesSlowlyIsNotAskedOfIt() {
        assertThat(program("17.0.15+6-Debian-1deb12u1").command())
                .noneMatch(word -> word.startsWith(WRITE) || word.startsWith(USE));
    }

    @Test
    void thePersonsOptionsComeAfterOurs() {
        List<String> command = program("25").command();

        assertThat(command.indexOf("-Xmx1g")).isGreaterThan(command.indexOf("-Xmx64m"));
        assertThat(command).endsWith("-jar", jar.toString(), "an argument");
    }

    @Test
    void aJarThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(jar);

        assertThatThrownBy(() -> program("25").command())
                .isInstanceOf(Failure.class)
                .hasMessageContaining(jar.toString());
    }

    private JavaProgram program(String version) {
        Jdk jdk = new Jdk(Path.of("/jdk"), version);
        return new JavaProgram(jdk, "payment", directory, jar, 64, List.of("-Xmx1g"), List.of("an argument"));
    }

    private static String option(JavaProgram program, String option) {
        return program.command().stream()
                .filter(word -> word.startsWith(option))
                .map(word -> word.substring(option.length()))
                .findFirst()
                .orElse(null);
    }
}
