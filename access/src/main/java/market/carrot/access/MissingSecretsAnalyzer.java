package market.carrot.access;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which variable or file is missing. */
class MissingSecretsAnalyzer extends AbstractFailureAnalyzer<MissingSecretsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSecretsException cause) {
        String variables = cause.properties().stream()
                .map(MissingSecretsAnalyzer::variable)
                .collect(Collectors.joining(", "));
        return new FailureAnalysis(
                "This process needs secrets that it was not given: " + String.join(", ", cause.properties()),
                "Set the environment variable " + variables
                        + ", or put the value into a file with the property's name, such as "
                        + cause.properties().get(0)
                        + ", and name the file's directory: SPRING_CONFIG_IMPORT=configtree:/path/to/secrets/",
                cause);
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
