package market.carrot.coordinator.callback;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientBuilder;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.security.Participants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.StringUtils;

/** Makes the client through which Narayana calls participants, before recovery makes the first call. */
@Configuration(proxyBeanMethods = false)
class CallbackConfiguration {

    @Bean
    SharedClient callbackClient(
            CoordinatorProperties properties,
            ObjectProvider<ClientRegistrationRepository> registrations,
            CallbackGate gate,
            Participants participants) {
        SharedClient client = SharedClient.with(properties.callback());
        client.register(new KnownParticipantsOnly(participants), Priorities.AUTHENTICATION - 2);
        client.register(gate, Priorities.AUTHENTICATION - 1); // no token is asked for either
        client.register(new CallbackTrail());
        ClientRegistrationRepository known = registrations.getIfAvailable();
        if (known != null && hasSecret(known.findByRegistrationId(ServiceToken.REGISTRATION))) {
            client.register(new ServiceToken(known, properties.callback()));
        }
        SharedClientBuilder.share(client);
        if (ClientBuilder.newClient() != client) {
            throw new IllegalStateException(
                    "Jersey's own client builder comes first on the class path: callbacks would carry no credentials");
        }
        return client;
    }

    /** It has none only where nobody asks for one, see {@code carrot.secrets.required}. */
    private static boolean hasSecret(ClientRegistration registration) {
        return registration != null && StringUtils.hasText(registration.getClientSecret());
    }
}
