package market.carrot.orchestrator.view;

import java.util.List;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.jpa.JpaConstants;
import org.apache.camel.support.ExchangeHelper;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the routes of the query side do around their queries. */
@Component("myPages")
@Profile(Role.READ_MODEL_PROFILE)
class MyPages {

    /** Sets the bounds of the query for a page: {@code before} and the number of rows, one more than are shown. */
    public void turn(Exchange exchange, @Header("after") String after, @Header("limit") Integer limit) {
        exchange.setProperty("before", cursor(exchange).key(after, Long.MAX_VALUE));
        exchange.getMessage().setHeader(JpaConstants.JPA_MAXIMUM_RESULTS, size(limit) + 1);
    }

    public Page<MyPage> page(Exchange exchange, @Body List<Trade> found, @Header("limit") Integer limit) {
        return Page.of(found, size(limit), cursor(exchange), Trade::wtbId).map(MyPage::of);
    }

    /** @throws ProblemException NOT_FOUND when there is none, and to everyone but its buyer and its seller */
    public Trade ofParty(@Body Trade found, @ExchangeProperty(Caller.PROPERTY) String caller) {
        if (found == null || !found.isOf(caller)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "No trade of yours with this id is known here. A new one takes a moment to appear.");
        }
        return found;
    }

    public MyPage withTimeline(@Body Trade trade, @ExchangeProperty("timeline") List<TimelineEntry> timeline) {
        return MyPage.of(trade, timeline.stream().map(MyPage.Entry::of).toList());
    }

    /** Each operation is a list of its own. */
    private static Cursor cursor(Exchange exchange) {
        return new Cursor(ExchangeHelper.getRouteId(exchange));
    }

    private static int size(Integer limit) {
        return limit == null ? Page.DEFAULT_LIMIT : Math.min(limit, Page.MAX_LIMIT);
    }
}
