package market.carrot.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import market.carrot.acceptance.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story told by people in front of a browser: one browser for the class, and for each test a page of its own, without
 * the cookies of the test before.
 *
 * <p>A page belongs to the thread of the test. To wait, say {@code assertThat(page.getByText("Requested")).isVisible()}
 * with the {@code assertThat} of Playwright: it waits by itself. Awaitility asks on another thread, unless told {@code
 * pollInSameThread()}.
 */
@ExtendWith({ChromiumInstalled.class, FailureScreenshot.class})
@UsePlaywright(HeadlessChromium.class)
public abstract class BrowserStory extends Story {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    /** Far longer than it takes: the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected Page page;

    @BeforeEach
    void newPage(Page fresh) {
        page = fresh;
        page.setDefaultTimeout(PATIENCE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /** Fills in the login form of the identity provider, whose accounts have their names for passwords. */
    protected void logIn(String account) {
        logIn(account, account);
    }

    protected void logIn(String account, String password) {
        page.getByLabel("Username").fill(account);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /**
     * Keeps what the page shows now.
     *
     * @param name of the file in {@code target/screenshots}, without its type
     */
    protected void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
