package market.carrot.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import market.carrot.acceptance.market.Patience;

/** What is where in Hawtio. */
record HawtioPage(Page page, URI address) {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    void open() {
        page.navigate(address.toString());
    }

    /** The provider has sent the browser back. */
    void isOpen() {
        page.waitForURL(address + "**");
    }

    /** The routes of a process. */
    void open(String process) {
        page.navigate(address.resolve("camel?con=" + process).toString());
    }

    Locator connectTo(String process) {
        return page.getByLabel("connection list")
                .locator("li")
                .filter(new Locator.FilterOptions().setHas(page.getByText(process, exactly())))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Connect"));
    }

    /** In the tree at the left. */
    void select(String node) {
        page.locator("#camel-tree-view")
                .getByText(node, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    void showRoutes() {
        select("routes");
        Locator tab = page.getByLabel("Camel Nav").getByText("Routes", new Locator.GetByTextOptions().setExact(true));
        Locator table = page.locator("#camel-routes-table");
        page.locator(".react-flow__node").first().waitFor();
        // Hawtio goes to their diagram by itself, at a moment of its own, and perhaps once more
        Patience.await("the table of routes to stay").pollInSameThread().until(() -> {
            tab.click();
            page.waitForTimeout(A_MOMENT.toMillis());
            return table.isVisible();
        });
    }

    /** In the table of routes. */
    Locator row(String route) {
        return page.locator("#camel-routes-table tr")
                .filter(new Locator.FilterOptions().setHas(page.getByText(route, exactly())));
    }

    void stop(String route) {
        tickAndPress(route, "Stop");
    }

    void start(String route) {
        tickAndPress(route, "Start");
    }

    private void tickAndPress(String route, String button) {
        row(route).locator("input").setChecked(true);
        page.locator("#camel-routes-toolbar")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** A step in a diagram, by its id. */
    Locator box(String step) {
        return page.locator(".react-flow__node").filter(new Locator.FilterOptions().setHasText("(ID: " + step + ")"));
    }

    /** How many messages went through it; nothing is shown for none. */
    int counted(Locator box) {
        String shown = box.locator(".number").innerText().trim();
        return shown.isEmpty() ? 0 : Integer.parseInt(shown);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
