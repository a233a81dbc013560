package market.carrot.orchestrator.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import market.carrot.orchestrator.trade.Step;

/**
 * A page of what product or payment has of some trades.
 *
 * @param next the cursor of the next page, null on the last
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceRecords(List<Item> items, String next) {
    /**
     * @param productId of a reservation; 0 for a hold
     * @param state null when the service knows nothing of the trade
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(long wtbId, long productId, String state) {
        Step step() {
            return Step.of(state);
        }

        /** Two things about one trade are one that is unclear. */
        private Item and(Item other) {
            return equals(other) ? this : new Item(wtbId, productId, state + " and " + other.state);
        }
    }

    Function<Long, Item> byTrade() {
        Map<Long, Item> known = items.stream().collect(Collectors.toMap(Item::wtbId, Function.identity(), Item::and));
        return wtbId -> known.getOrDefault(wtbId, new Item(wtbId, 0, null));
    }
}
