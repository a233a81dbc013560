package market.carrot.coordinator.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import java.time.Duration;
import market.carrot.coordinator.CoordinatorProperties.Callback;
import market.carrot.coordinator.Participant;
import market.carrot.local.intruder.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class ServiceTokenTest {

    private TestIssuer issuer;
    private Participant participant;
    private Client client;

    @BeforeEach
    void register() throws Exception {
        issuer = new TestIssuer();
        participant = new Participant();
        Callback limits = new Callback(Duration.ofSeconds(1), Duration.ofSeconds(2));
        ClientRegistration registration = ClientRegistration.withRegistrationId("internal")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId("lra-coordinator")
                .clientSecret("secret")
                .tokenUri(issuer.tokenUri())
                .build();
        client = SharedClient.with(limits)
                .register(new ServiceToken(new InMemoryClientRegistrationRepository(registration), limits));
    }

    @AfterEach
    void close() {
        issuer.close();
        participant.close();
    }

    @Test
    void oneTokenServesManyCallbacks() {
        callBack();
        callBack();

        assertThat(participant.callbacks()).hasSize(2).allSatisfy(callback -> assertThat(callback.authorization())
                .startsWith("Bearer ey"));
        assertThat(issuer.handedOut()).isEqualTo(1);
    }

    /** Fault: the participant refuses a token that has not expired, as after a change of the issuer's keys. */
    @Test
    void aRefusedTokenIsReplaced() {
        participant.answering(401);

        assertThat(callBack()).isEqualTo(401);
        assertThat(callBack()).isEqualTo(200);

        assertThat(issuer.handedOut()).isEqualTo(2);
    }

    /** Fault: the issuer is down. The callback must fail before it reaches the participant, so that it is repeated. */
    @Test
    void withoutATokenTheParticipantIsNotCalled() {
        issuer.close();

        assertThatExceptionOfType(ProcessingException.class)
                .isThrownBy(this::callBack)
                .withMessageContaining("No token for callbacks");

        assertThat(participant.callbacks()).isEmpty();
    }

    private int callBack() {
        return client.target(participant.callbackUri("complete"))
                .request()
                .put(Entity.text(""))
                .getStatus();
    }
}
