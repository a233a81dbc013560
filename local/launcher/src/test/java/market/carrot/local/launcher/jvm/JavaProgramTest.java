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
    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(directory.resolve("payment.jar"), "one");
        Files.createDirectory(directory.resolve("lib"));
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
}
