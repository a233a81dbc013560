package market.carrot.orchestrator.gateway.edge;

import market.carrot.orchestrator.role.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;

/**
 * What the gateway tells browsers.
 *
 * @param strictTransportSecurity the header's value, sent over TLS only, as browsers ignore it elsewhere; empty for none
 */
@Profile(Role.GATEWAY_PROFILE)
@ConfigurationProperties("carrot.gateway.headers")
record AnswerHeaderSettings(@DefaultValue("max-age=31536000") String strictTransportSecurity) {}
