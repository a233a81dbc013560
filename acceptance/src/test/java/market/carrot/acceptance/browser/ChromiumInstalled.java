package market.carrot.acceptance.browser;

import java.util.List;
import market.carrot.acceptance.system.Tool;
import market.carrot.acceptance.system.ToolInstalled;

class ChromiumInstalled extends ToolInstalled {
    static final Tool CHROMIUM = new Tool("CARROT_BROWSER", List.of("chromium", "chromium-browser", "google-chrome"));

    ChromiumInstalled() {
        super(
                CHROMIUM,
                "CARROT_BROWSER_TESTS",
                "No Chromium was found, so nothing is seen of the pages. local/install-browser "
                        + "installs it on Debian; otherwise name it in CARROT_BROWSER");
    }
}
