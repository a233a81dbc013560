package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.WtbState.ACCEPTED;
import static market.carrot.orchestrator.trade.WtbState.CANCELLED;
import static market.carrot.orchestrator.trade.WtbState.CANCELLING;
import static market.carrot.orchestrator.trade.WtbState.EXPIRED;
import static market.carrot.orchestrator.trade.WtbState.EXPIRING;
import static market.carrot.orchestrator.trade.WtbState.FINISHED;
import static market.carrot.orchestrator.trade.WtbState.FINISHING;
import static market.carrot.orchestrator.trade.WtbState.PAY_FAILED;
import static market.carrot.orchestrator.trade.WtbState.REJECTED;
import static market.carrot.orchestrator.trade.WtbState.REJECTING;
import static market.carrot.orchestrator.trade.WtbState.REQUESTED;
import static market.carrot.orchestrator.trade.WtbState.REQUESTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import market.carrot.orchestrator.trade.ModelService.Keeps;

/** What was seen of a modelled trade so far, and what must therefore hold now. */
final class ModelHistory {
    private static final Map<WtbState, Set<WtbState>> FOLLOWS = Map.of(
            REQUESTING, EnumSet.of(REQUESTED, PAY_FAILED),
            REQUESTED, EnumSet.of(ACCEPTED, REJECTING, CANCELLING, EXPIRING, FINISHING),
            ACCEPTED, EnumSet.of(FINISHING, EXPIRING),
            REJECTING, EnumSet.of(REJECTED),
            CANCELLING, EnumSet.of(CANCELLED),
            EXPIRING, EnumSet.of(EXPIRED),
            FINISHING, EnumSet.of(FINISHED));

    private final List<WtbEvent> events = new ArrayList<>();
    private WtbState lastState;
    private Outcome decided;
    private boolean acknowledged;

    void add(WtbEvent event) {
        events.add(event);
    }

    void acknowledged() {
        acknowledged = true;
    }

    void check(Wtb row, ModelService product, ModelService payment) {
        assertThat(product.contradictions() + payment.contradictions())
                .as("calls that contradict an earlier ending")
                .isZero();
        Outcome outcome = row == null ? null : row.outcome().orElse(null);
        if (row != null) {
            checkSteps(row.state(), outcome);
            checkEvents(row.state());
            assertThat(!acknowledged || row.wasRequested())
                    .as("a request that was acknowledged")
                    .isTrue();
        }
        checkKept(product, row, outcome);
        checkKept(payment, row, outcome);
    }

    private void checkSteps(WtbState state, Outcome outcome) {
        if (lastState != null && lastState != state) {
            assertThat(FOLLOWS.getOrDefault(lastState, Set.of()))
                    .as("what follows %s", lastState)
                    .contains(state);
        }
        if (decided != null) {
            assertThat(outcome).as("a decided outcome").isEqualTo(decided);
        }
        lastState = state;
        decided = outcome;
    }

    private void checkEvents(WtbState state) {
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).version()).as("versions of %s", events).isEqualTo(i + 1);
            assertThat(events.get(i).state().isFinal())
                    .as("the final event is the last: %s", events)
                    .isEqualTo(state.isFinal() && i == events.size() - 1);
        }
        assertThat(state.isFinal() && events.isEmpty())
                .as("a final state without an event")
                .isFalse();
    }

    private static void checkKept(ModelService service, Wtb row, Outcome outcome) {
        Keeps keeps = service.keeps();
        if (keeps == Keeps.PASSED_ON) {
            assertThat(outcome).as("what was decided when it was passed on").isEqualTo(Outcome.FINISHED);
        }
        if (keeps == Keeps.GIVEN_BACK) {
            assertThat(outcome)
                    .as("what was decided when it was given back")
                    .isNotNull()
                    .isNotEqualTo(Outcome.FINISHED);
        }
        if (keeps == Keeps.TAKEN) {
            assertThat(row).as("the trade for which something is taken").isNotNull();
            assertThat(row.state().isFinal())
                    .as("final (%s) with something still taken", row.state())
                    .isFalse();
        }
        if (row != null && row.state() == FINISHED) {
            assertThat(keeps).isEqualTo(Keeps.PASSED_ON);
        }
    }
}
