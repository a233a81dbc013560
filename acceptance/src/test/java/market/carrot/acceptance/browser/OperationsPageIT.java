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
import market.carrot.acceptance.system.Routes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The page at which operators look, and what they do there. */
@Order(Chapter.FAULTS)
class OperationsPageIT extends OperatorStory {
    /** As somebody would call a product who wants to have something done at an operator's. */
    private static final String MARKUP = "<img src=x onerror=\"document.title='done'\"><b>Bike</b>";

    /** By which the coordinator has a cancelled trade undone. */
    private static final String CALLBACK = "lra-compensation";

    @AfterEach
    void everythingIsBack() {
        system.start(Part.PAYMENT);
    }

    /**
     * Fault: payment is down when sellers reject, and when it is back the coordinator's callbacks reach nobody for a while.
     * The operator finds the trades among the stuck ones, and reads why. One is ended by the button, which is all that can;
     * the other waits, and ends by itself as soon as callbacks arrive. The audit log tells which was which.
     */
    @Test
    void aStuckTradeIsFoundExplainedHealedByTheButtonAndByItself() throws Exception {
        Trade first = requested("Kettle");
        Trade second = requested(MARKUP);
        system.stop(Part.PAYMENT);
        isBeingRejected(first);
        isBeingRejected(second);

        openAs("operator", "/operations");
        Locator row = row(first);
        assertThat(row).containsText("Rejecting");
        assertThat(row).containsText("payment");
        // what a stranger has written is text
        assertThat(row(second)).containsText(MARKUP);
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
        fitsOnANarrowScreen("operations-stuck-trade-narrow");

        try (Routes here = Routes.of(system.pid(Part.TRADE));
                Routes there = Routes.of(system.pid(Part.TRADE_2))) {
            here.stop(CALLBACK);
            there.stop(CALLBACK);
            try {
                system.start(Part.PAYMENT);
                open("/operations?wtbId=" + second.wtbId());
                wants("Retry now", "Payment is back");
                confirms(second.wtbId());
                assertThat(page.getByRole(AriaRole.STATUS)).containsText("recorded for trade " + second.wtbId());
                assertThat(page.getByText("It is over.")).isVisible();
                assertThat(button("Retry now")).isDisabled();
                screenshot("operations-retried");
                second.now().has("/state", "Rejected");
                first.now().has("/state", "Rejecting");
            } finally {
                here.start(CALLBACK);
                there.start(CALLBACK);
            }
        }

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
        go().click();
        assertThat(dialog()).containsText("A reason is needed.");
        dialog().getByLabel("Reason, which buyer and seller will read").fill("The buyer says so on the phone");
        // pressed twice it does nothing
        go().dblclick();
        confirms("1" + trade.wtbId());
        assertThat(dialog()).containsText("That is not the trade's number.");
        screenshot("operations-confirm");
        confirms(trade.wtbId());

        assertThat(page.getByText("It is over.")).isVisible();
        assertThat(page.getByText("Finished", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        trade.buyer().seesOnMyPage(trade, "Finished");
    }

    /** The buyer is faster, by the time the operator has typed the number. */
    @Test
    void whatIsRefusedIsSaidUntilSomethingElseIsDone() {
        Trade trade = requested("Tent");
        openAs("operator", "/operations?wtbId=" + trade.wtbId());
        wants("Cancel with refund", "Nobody answers");
        trade.buyer().cancels(trade).is(200);
        confirms(trade.wtbId());

        isRefused("Cancelled");
        screenshot("operations-refused-order");

        open("/operations#dead-letter?id=" + market.deadLetter(MARKUP));
        assertThat(page.locator("pre")).hasText(MARKUP);
        screenshot("operations-dead-letter");
        wants("Replay", "To see whether it can be read by now");
        confirms(page.url().replaceAll(".*=", ""));
        isRefused("It still cannot be applied");
        follow("Dead letters");
        assertThat(page.locator("#refused")).isEmpty();
        follow("Audit");
        follow("To the read model");
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("It still cannot be applied");
    }

    @Test
    void theReadModelIsRebuiltAndTheOtherViewsAreLookedAt() {
        market.readModelIsRebuilt();
        openAs("operator", "/operations#read-model");

        assertThat(page.getByText("s behind", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
        String reason = "An exercise of " + buyer.name();
        wants("Rebuild", reason);
        confirms("rebuild");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The rebuild was asked for.");
        assertThat(page.getByText(reason)).isVisible();
        screenshot("operations-read-model");
        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        follow("Breakers");
        wants("Force open payment", "An exercise");
        assertThat(dialog()).containsText("Type the breaker's name, payment, to confirm");
        dialog().getByText("Back").click();
        // one in each of the two processes that trade
        assertThat(page.getByRole(AriaRole.TABLE).first().getByText("closed")).hasCount(2);
        screenshot("operations-breakers");
        follow("Findings");
        assertThat(heading("Found by reconciliation")).isVisible();
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
