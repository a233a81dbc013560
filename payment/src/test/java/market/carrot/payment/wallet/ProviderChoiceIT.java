package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import market.carrot.payment.PaymentApplication;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentClient;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Through whom money enters is for the deployment to say. No identity provider runs here: the service starts without. */
class ProviderChoiceIT {
    @Test
    void withoutAProviderTheServiceDoesNotStart() {
        assertThatThrownBy(() -> start().close()).rootCause().hasMessageContaining("carrot.payment.provider");
    }

    @Test
    void aProviderWithoutRoutesIsFoundAtTheStart() {
        assertThatThrownBy(() -> start("--carrot.payment.provider=bank").close())
                .hasMessageContaining("'bank' has no route 'collect-deposit'");
    }

    @Test
    void aDeploymentBringsItsOwnProvider(@TempDir Path routes) throws IOException {
        Path ours = Files.createDirectories(routes.resolve("payment"));
        try (var file = getClass().getResourceAsStream("/provider-bank.camel.yaml")) {
            Files.copy(file, ours.resolve("provider-bank.camel.yaml"));
        }

        try (var running = start("--carrot.payment.provider=bank", "--carrot.routes-dir=" + routes)) {
            PaymentClient payment = new PaymentClient(running.getWebServer().getPort());
            String user = "user-of-the-bank";

            Answer deposit = payment.deposit(user, 1000);
            Answer withdrawal = payment.withdraw(user, 300);

            assertThat(deposit.status()).isEqualTo(201);
            assertThat(withdrawal.number("balance")).isEqualTo(700);
            assertThat(payment.withdraw(user, 100).text("detail")).contains("The bank pays out 200 or more.");
            assertThat(payment.balance(user)).isEqualTo(700);
        }
    }

    private static ServletWebServerApplicationContext start(String... arguments) {
        Database database = TestEngines.postgres().database("provider_choice");
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--carrot.identity.issuer-uri=" + Tokens.issuer(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password()));
        all.addAll(List.of(arguments));
        SpringApplication application = new SpringApplication(PaymentApplication.class);
        return (ServletWebServerApplicationContext) application.run(all.toArray(String[]::new));
    }
}
