package market.carrot.acceptance.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without a browser its stories are skipped, which the report says; in the pipeline, which installs one, they fail. */
class ChromiumInstalled implements ExecutionCondition {
    private static final String MISSING =
            "No Chromium was found, so nothing is seen of the pages. local/install-browser "
                    + "installs it on Debian; otherwise name it in CARROT_BROWSER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        if ("required".equals(System.getenv("CARROT_BROWSER_TESTS"))) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    static Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CARROT_BROWSER")).map(Path::of);
        Stream<Path> installed = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(named, installed).filter(Files::isExecutable).findFirst();
    }
}
