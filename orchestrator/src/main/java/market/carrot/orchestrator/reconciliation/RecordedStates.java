package market.carrot.orchestrator.reconciliation;

import java.util.Arrays;
import java.util.List;
import market.carrot.orchestrator.trade.WtbState;

/** States as rows have them. */
final class RecordedStates {
    static final List<String> FINAL = Arrays.stream(WtbState.values())
            .filter(WtbState::isFinal)
            .map(WtbState::name)
            .toList();

    private RecordedStates() {}
}
