package market.carrot.acceptance.system;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Without the tool its tests are skipped, which the report says; in the pipeline, which installs it, they fail. */
public abstract class ToolInstalled implements ExecutionCondition {
    private final Tool tool;
    private final String requiredBy;
    private final String missing;

    /**
     * @param requiredBy the environment variable that is {@code required} where the tests must not be skipped
     * @param missing what nobody sees without the tool, and what to do
     */
    protected ToolInstalled(Tool tool, String requiredBy, String missing) {
        this.tool = tool;
        this.requiredBy = requiredBy;
        this.missing = missing;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (tool.find().isPresent()) {
            return ConditionEvaluationResult.enabled("It is installed");
        }
        if ("required".equals(System.getenv(requiredBy))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
