package market.carrot.orchestrator.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import market.carrot.orchestrator.trade.WtbState;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Header;

/** Trades by whatever an operator knows of them, for the route search-trades. */
public class TradeSearch {
    private static final Cursor CURSOR = new Cursor("operations-trades");

    private final TradeRecords trades;
    private final OperationsSettings settings;

    TradeSearch(TradeRecords trades, OperationsSettings settings) {
        this.trades = trades;
        this.settings = settings;
    }

    /** Newest first. */
    public Page<TradeItem> find(
            @Header("wtbId") Long wtbId,
            @Header("user") String user,
            @Header("productId") Long productId,
            @Header("state") String state,
            @Header("minAgeSeconds") Long minAgeSeconds,
            @Header("stuck") Boolean stuck,
            @Header("after") String after,
            @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : limit;
        TradeRecords.Wanted wanted = new TradeRecords.Wanted(
                wtbId,
                user,
                productId,
                state == null ? null : state(state),
                minAgeSeconds == null ? null : Duration.ofSeconds(minAgeSeconds),
                stuck);
        List<TradeRecord> found = trades.find(wanted, CURSOR.key(after, Long.MAX_VALUE), size + 1);
        return Page.of(found, size, CURSOR, each -> each.item().wtbId()).map(each -> each.explained(settings));
    }

    /** The trade after an intervention, as far as it has got. */
    public TradeItem one(@Header("wtbId") long wtbId) {
        return trades.find(wtbId)
                .map(trade -> trade.explained(settings))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such trade."));
    }

    private static WtbState state(String label) {
        return Arrays.stream(WtbState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID_REQUEST, "There is no such state."));
    }
}
