package market.carrot.acceptance.observability;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without promtool the alert rules are not run, which the report says; in the pipeline, which installs it, that fails. */
class PromtoolInstalled implements ExecutionCondition {
    private static final String MISSING = "No promtool was found, so nobody sees whether the alerts fire. "
            + "local/install-promtool installs it on Debian; otherwise name it in CARROT_PROMTOOL";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find().isPresent()) {
            return ConditionEvaluationResult.enabled("promtool is installed");
        }
        if ("required".equals(System.getenv("CARROT_ALERT_TESTS"))) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    static Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CARROT_PROMTOOL")).map(Path::of);
        Stream<Path> installed =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "promtool"));
        return Stream.concat(named, installed).filter(Files::isExecutable).findFirst();
    }
}
