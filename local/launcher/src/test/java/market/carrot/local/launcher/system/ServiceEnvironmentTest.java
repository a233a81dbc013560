package market.carrot.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    private static final Addresses ADDRESSES = new Addresses(1);
    private final ServiceEnvironment environment =
            new ServiceEnvironment(ADDRESSES, ADDRESSES.trade(1), Path.of("/data"), Optional.empty());

    @Test
    void everyServiceKnowsWhereItAndTheOthersAre() {
        assertThat(environment.of(Part.TRADE))
                .containsEntry("SERVER_PORT", "8083")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9083")
                .containsEntry("CARROT_ROLES", "trade")
                .containsEntry("CARROT_TRADE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:25433/orchestrator")
                .containsEntry("CARROT_PAYMENT_URL", "http://127.0.0.1:8084")
                .containsEntry("CARROT_EVENTS_BROKERS", "127.0.0.1:29093")
                .containsEntry("CARROT_IDENTITY_ISSUERURI", "http://localhost:8087");
    }

    @Test
    void twoThatTradeAreReachedThroughTheBalancer() {
        ServiceEnvironment two =
                new ServiceEnvironment(ADDRESSES, ADDRESSES.trade(2), Path.of("/data"), Optional.empty());

        assertThat(environment.of(Part.GATEWAY)).containsEntry("CARROT_TRADE_URL", "http://127.0.0.1:8083");
        assertThat(two.of(Part.GATEWAY)).containsEntry("CARROT_TRADE_URL", "http://127.0.0.1:8088");
        assertThat(two.of(Part.TRADE_2))
                .containsEntry("SERVER_PORT", "8090")
                .containsEntry("CARROT_ROLES", "trade")
                .containsEntry("CARROT_TRADE_URL", "http://127.0.0.1:8088");
    }

    /** The owner's load test is one user at one address. */
    @Test
    void theGatewayLimitsNobodyHere() {
        assertThat(environment.of(Part.GATEWAY))
                .containsEntry("CARROT_GATEWAY_LIMITS_PERUSER_BURST", "1000000")
                .containsEntry("CARROT_GATEWAY_LIMITS_PERADDRESS_PERSECOND", "1000000");
    }

    @Test
    void eachServiceHasADatabaseOfItsOwn() {
        assertThat(environment.of(Part.PRODUCT)).containsEntry("SPRING_DATASOURCE_USERNAME", "product");
        assertThat(environment.of(Part.PAYMENT))
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:25433/payment");
    }

    @Test
    void moneyComesFromTheSandboxAndSaysSo() {
        assertThat(environment.of(Part.PAYMENT)).containsEntry("CARROT_PAYMENT_PROVIDER", "sandbox");
    }

    @Test
    void theCoordinatorKeepsItsStoreAndSignsItsCalls() {
        assertThat(environment.of(Part.LRA_COORDINATOR))
                .containsEntry("CARROT_COORDINATOR_STORE_DIRECTORY", "/data/lra-coordinator")
                .containsEntry("CARROT_IDENTITY_CLIENTSECRET", "lra-coordinator");
    }

    @Test
    void everyServiceIsGivenItsOwnSecretsOnly() {
        assertThat(environment.of(Part.TRADE))
                .containsEntry("CARROT_IDENTITY_CLIENTSECRET", "orchestrator")
                .containsEntry("CARROT_TRADE_DATABASE_PASSWORD", "orchestrator");
        assertThat(environment.of(Part.READ_MODEL)).containsEntry("CARROT_READMODEL_DATABASE_PASSWORD", "view");
        assertThat(environment.of(Part.GATEWAY).keySet()).noneMatch(name -> name.matches(".*(SECRET|PASSWORD).*"));
    }

    @Test
    void whoTakesTracesIsToldToServicesOnly() {
        ServiceEnvironment traced = new ServiceEnvironment(
                ADDRESSES, ADDRESSES.trade(1), Path.of("/data"), Optional.of(ADDRESSES.http(Part.TRACES)));

        assertThat(traced.of(Part.LRA_COORDINATOR))
                .containsEntry("CARROT_TRACES_ENDPOINT", "http://127.0.0.1:8091/v1/traces");
        assertThat(traced.of(Part.TRADE))
                .containsEntry("CARROT_TRADE_OPERATIONS_TRACEVIEWER", "http://127.0.0.1:8091/?wtbId={wtbId}");
        assertThat(traced.of(Part.TRACES)).containsOnlyKeys("MALLOC_ARENA_MAX");
        assertThat(environment.of(Part.TRADE)).doesNotContainKey("CARROT_TRACES_ENDPOINT");
    }

    @Test
    void hawtioReachesAllThatRunRoutesAtTheirManagementPorts() {
        ServiceEnvironment two =
                new ServiceEnvironment(ADDRESSES, ADDRESSES.trade(2), Path.of("/data"), Optional.empty());

        assertThat(environment.of(Part.HAWTIO).get("CARROT_HAWTIO_PROCESSES"))
                .isEqualTo("gateway=http://127.0.0.1:9089,trade=http://127.0.0.1:9083,product=http://127.0.0.1:9082,"
                        + "payment=http://127.0.0.1:9084,read-model=http://127.0.0.1:9085");
        assertThat(two.of(Part.HAWTIO).get("CARROT_HAWTIO_PROCESSES")).endsWith(",trade-2=http://127.0.0.1:9090");
    }

    @Test
    void enginesAreToldNothingOfTheServices() {
        assertThat(environment.of(Part.KAFKA)).containsOnlyKeys("MALLOC_ARENA_MAX");
    }
}
