package market.carrot.acceptance.observability;

import java.util.List;
import market.carrot.acceptance.system.Tool;
import market.carrot.acceptance.system.ToolInstalled;

class PromtoolInstalled extends ToolInstalled {
    static final Tool PROMTOOL = new Tool("CARROT_PROMTOOL", List.of("promtool"));

    PromtoolInstalled() {
        super(
                PROMTOOL,
                "CARROT_ALERT_TESTS",
                "No promtool was found, so nobody sees whether the alerts fire. "
                        + "local/install-promtool installs it on Debian; otherwise name it in CARROT_PROMTOOL");
    }
}
