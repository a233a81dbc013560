package market.carrot.access;

import java.util.List;

/** The process was given no value for these properties. */
final class MissingSecretsException extends RuntimeException {
    private final transient List<String> properties;

    MissingSecretsException(List<String> properties) {
        super("No value for " + String.join(", ", properties));
        this.properties = properties;
    }

    List<String> properties() {
        return properties;
    }
}
