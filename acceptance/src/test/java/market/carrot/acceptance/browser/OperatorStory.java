package market.carrot.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import market.carrot.acceptance.market.Trade;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What people do at the operators' page; whatever it is, no script fails, and nothing is tried that its policy forbids. */
abstract class OperatorStory extends BrowserStory {
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void thePageIsListenedTo() {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void thePageComplainedOfNothing() {
        Assertions.assertThat(complaints).isEmpty();
    }

    void openAs(String account, String path) {
        open(path);
        button("Log in").click();
        logIn(account);
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** Presses the button, and says why. */
    void wants(String button, String reason) {
        button(button).click();
        dialog().getByLabel("Reason").fill(reason);
        go().click();
    }

    /** Types what is asked for, and presses once more. */
    void confirms(Object word) {
        dialog().getByLabel("to confirm").fill(String.valueOf(word));
        go().click();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator go() {
        return dialog().locator("button[type=submit]");
    }

    /** It stays there when the page has looked again. */
    void isRefused(String why) {
        Locator refused = page.locator("#refused");
        assertThat(refused).containsText(why);
        page.waitForResponse(answer -> answer.request().method().equals("GET"), () -> {});
        page.waitForResponse(answer -> answer.request().method().equals("GET"), () -> {});
        assertThat(refused).containsText(why);
    }

    void fitsOnANarrowScreen(String name) {
        page.setViewportSize(400, 900);
        screenshot(name);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is beside a narrow screen")
                .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
        page.setViewportSize(1280, 900);
    }

    void open(String path) {
        page.navigate(system.addresses().gateway() + path);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator row(Trade trade) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile(trade(trade) + "\\b")));
    }

    static String trade(Trade trade) {
        return "Trade " + trade.wtbId();
    }
}
