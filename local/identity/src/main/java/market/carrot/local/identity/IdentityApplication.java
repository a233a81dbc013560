package market.carrot.local.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;

/** A local OpenID provider. Anyone who can reach it can be anyone: it is for one developer's machine. */
@SpringBootApplication
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityApplication {
    private static final Logger log = LoggerFactory.getLogger(IdentityApplication.class);

    private final IdentityProperties identity;

    IdentityApplication(IdentityProperties identity) {
        this.identity = identity;
    }

    public static void main(String[] args) {
        SpringApplication.run(IdentityApplication.class, args);
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnOfWhatItIs() {
        log.warn("For local use only: the password of an account is its name. Accounts: {}", identity.accounts());
    }
}
