package market.carrot.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The page at which operators look, and what they do there. */
@Order(Chapter.FAULTS)
class OperationsPageIT extends OperatorStory {
    /** As somebody would call a product who wants to have something done at an operator's. */
    private static final String MARKUP = "<img src=x onerror=\"document.title='done'\"><b>Bike</b>";

    private static final Pattern ANYTHING = Pattern.compile(".+");

    @AfterEach
    void everythingIsBack() {
        system.start(Part.PAYMENT);
    }

    /**
     * Fault: payment is down when sellers reject. The operator finds the trades among the stuck ones, and reads why. When
     * payment is back one ends by itself; the other is tried again by the button, which the audit log tells.
     */
    @Test
    void aStuckTradeIsFoundExplainedHealedByItselfAndByTheButton() {
        Trade first = requested(MARKUP);
        Trade second = requested("Kettle");
        system.stop(Part.PAYMENT);
        isBeingRejected(first);
        isBeingRejected(second);

        openAs("operator", "/operations");
        Locator row = row(first);
        assertThat(row).containsText("Rejecting");
        assertThat(row).containsText("payment");
        // what a stranger has written is text
        assertThat(row).containsText(MARKUP);
        screenshot("operations-stuck-trades");

        row.getByRole(AriaRole.LINK).click();
        assertThat(heading(trade(first))).isVisible();
        assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Why it is stuck")))
                .containsText("payment");
        assertThat(button("Cancel with refund")).isDisabled();
        assertThat(button("Finish with payout")).isDisabled();
        assertThat(button("Retry now")).isEnabled();
        assertThat(page.getByText("WtbAdded").first()).isVisible();
        screenshot("operations-stuck-trade");
        page.setViewportSize(400, 900);
        screenshot("operations-stuck-trade-narrow");
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is beside a narrow screen")
                .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
        page.setViewportSize(1280, 900);

        open("/operations?wtbId=" + second.wtbId());
        retryByHand(second);
        screenshot("operations-retried");
        system.start(Part.PAYMENT);
        assertThat(page.getByText("It is over.")).isVisible();
        assertThat(button("Retry now")).isDisabled();

        open("/operations?wtbId=" + first.wtbId());
        assertThat(page.getByText("It is over.")).isVisible();
        screenshot("operations-healed-trade");
        follow("Audit");
        assertThat(row(second).first()).containsText("retry");
        assertThat(row(first)).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("CarrotMarket operations"));
    }

    /** An accepted trade whose buyer is gone: finished by the operator, after the number was typed. */
    @Test
    void aTradeIsFinishedByHandAndOnlyWithItsNumber() {
        Trade trade = requested("Tent");
        trade.product().seller().accepts(trade).is(200);
        openAs("operator", "/operations?wtbId=" + trade.wtbId());

        button("Finish with payout").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        Locator go = dialog.locator("button[type=submit]");
        go.click();
        assertThat(dialog).containsText("A reason is needed.");
        dialog.getByLabel("Reason, for the audit log").fill("The buyer says so on the phone");
        go.click();
        dialog.getByLabel("to confirm").fill("1" + trade.wtbId());
        go.click();
        assertThat(dialog).containsText("That is not this trade's number.");
        screenshot("operations-confirm");
        dialog.getByLabel("to confirm").fill(String.valueOf(trade.wtbId()));
        go.click();

        assertThat(page.getByText("It is over.")).isVisible();
        assertThat(page.getByText("Finished", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        trade.buyer().seesOnMyPage(trade, "Finished");
    }

    @Test
    void theReadModelIsRebuiltAndADeadLetterLookedAt() {
        market.deadLetter(MARKUP);
        market.readModelIsRebuilt();
        openAs("operator", "/operations#read-model");

        assertThat(page.getByText("s behind", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
        button("Rebuild").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason, for the audit log").fill("An exercise");
        dialog.locator("button[type=submit]").click();
        dialog.locator("button[type=submit]").click();
        assertThat(page.getByText("One is running.")).isVisible();
        screenshot("operations-read-model");
        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        follow("Dead letters");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Letter \\d+")))
                .first()
                .click();
        assertThat(page.locator("pre")).hasText(ANYTHING);
        screenshot("operations-dead-letter");

        follow("Breakers");
        assertThat(button("Force open payment")).isEnabled();
        screenshot("operations-breakers");
    }

    @Test
    void whoIsNoOperatorSeesNothing() {
        openAs("buyer", "/operations");

        assertThat(heading("Not allowed")).isVisible();
        assertThat(page.getByText("buyer is no operator.")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
        screenshot("operations-refused");
    }

    private Trade requested(String title) {
        Product product = market.someone().lists(title, PRICE);
        return buyer.requests(product);
    }

    private static void isBeingRejected(Trade trade) {
        Answer answer = trade.product().seller().rejects(trade, "Sold to a friend");
        answer.is(202).has("/state", "Rejecting");
    }
}
