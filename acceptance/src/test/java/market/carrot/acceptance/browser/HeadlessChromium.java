package market.carrot.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.junit.Options;
import com.microsoft.playwright.junit.OptionsFactory;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium; Playwright is told not to fetch one. Public, because JUnit's extension makes it. */
public final class HeadlessChromium implements OptionsFactory {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;

    @Override
    public Options getOptions() {
        return new Options()
                .setBrowserName("chromium")
                .setHeadless(true)
                .setPlaywrightCreateOptions(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .setLaunchOptions(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumInstalled.CHROMIUM.find().orElseThrow())
                        // in containers there is no room for its shared memory, and no sandbox for root
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")))
                .setContextOptions(
                        new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(WIDTH, HEIGHT));
    }
}
