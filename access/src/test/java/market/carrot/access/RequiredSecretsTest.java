package market.carrot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A process without its secrets does not start, and says how it gets them. */
@ExtendWith(OutputCaptureExtension.class)
class RequiredSecretsTest {
    private static final String[] NEEDS = {
        "--carrot.secrets.required.client=carrot.identity.client-secret",
        "--carrot.secrets.required.database=carrot.read-model.database.password",
        "--carrot.secrets.required.other="
    };

    @TempDir
    private Path files;

    @Test
    void itNamesTheVariablesAndTheFiles(CapturedOutput output) {
        assertThatExceptionOfType(MissingSecretsException.class).isThrownBy(this::start);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("carrot.identity.client-secret, carrot.read-model.database.password")
                .contains("CARROT_IDENTITY_CLIENTSECRET, CARROT_READMODEL_DATABASE_PASSWORD")
                .contains("SPRING_CONFIG_IMPORT=configtree:");
    }

    @Test
    void anEmptyOneIsNone() {
        assertThatExceptionOfType(MissingSecretsException.class)
                .isThrownBy(() -> start("--carrot.identity.client-secret=", "--carrot.read-model.database.password= "))
                .satisfies(missing -> assertThat(missing.properties()).hasSize(2));
    }

    /** As secrets are mounted into a container: a file each, whose last line feed is not part of it. */
    @Test
    void filesWillDo() throws IOException {
        Files.writeString(files.resolve("carrot.identity.client-secret"), "s3cret\n");
        Files.writeString(files.resolve("carrot.read-model.database.password"), "pa55");

        try (ConfigurableApplicationContext context = start("--spring.config.import=configtree:" + files + "/")) {
            assertThat(context.getEnvironment().getProperty("carrot.identity.client-secret"))
                    .isEqualTo("s3cret");
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        String[] all = new String[NEEDS.length + arguments.length];
        System.arraycopy(NEEDS, 0, all, 0, NEEDS.length);
        System.arraycopy(arguments, 0, all, NEEDS.length, arguments.length);
        return new SpringApplicationBuilder(Process.class)
                .web(WebApplicationType.NONE)
                .run(all);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(AccessAutoConfiguration.class)
    static class Process {}
}
