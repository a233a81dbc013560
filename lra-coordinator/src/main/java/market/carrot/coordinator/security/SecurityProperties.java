package market.carrot.coordinator.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code carrot.security}.
 *
 * @param disabled lets anyone end any LRA; for a developer's machine only
 */
@ConfigurationProperties("carrot.security")
record SecurityProperties(@DefaultValue("false") boolean disabled) {}
