package market.carrot.orchestrator.trade;

import static market.carrot.orchestrator.trade.Trades.BUYER;
import static market.carrot.orchestrator.trade.Trades.MUCH_LATER;
import static market.carrot.orchestrator.trade.Trades.NOW;
import static market.carrot.orchestrator.trade.Trades.SELLER;
import static market.carrot.orchestrator.trade.Trades.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.platform.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every verb in every state: the state that follows, or the status of the refusal. */
class WtbVerbsTest {

    /** Before the product is reserved nobody is the seller, so there is nobody who could accept or reject. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    state      | accept   | reject    | cancel     | finish    | overdue    | saga closed | saga cancelled
                    Requesting | 404      | 404       | 409        | 409       | Requesting | Requesting  | Requesting
                    Requested  | Accepted | Rejecting | Cancelling | 409       | Expiring   | Finishing   | Expiring
                    Accepted   | Accepted | 409       | 409        | Finishing | Finishing  | Finishing   | Expiring
                    Rejecting  | 409      | Rejecting | 409        | 409       | Rejecting  | Rejecting   | Rejecting
                    Cancelling | 409      | 409       | Cancelling | 409       | Cancelling | Cancelling  | Cancelling
                    Expiring   | 409      | 409       | 409        | 409       | Expiring   | Expiring    | Expiring
                    Finishing  | 409      | 409       | 409        | Finishing | Finishing  | Finishing   | Finishing
                    Rejected   | 409      | Rejected  | 409        | 409       | Rejected   | Rejected    | Rejected
                    Cancelled  | 409      | 409       | Cancelled  | 409       | Cancelled  | Cancelled   | Cancelled
                    Expired    | 409      | 409       | 409        | 409       | Expired    | Expired     | Expired
                    Finished   | 409      | 409       | 409        | Finished  | Finished   | Finished    | Finished
                    PayFailed  | 404      | 404       | 409        | 409       | PayFailed  | PayFailed   | PayFailed
                    """)
    void everyVerbInEveryState(
            String state,
            String accept,
            String reject,
            String cancel,
            String finish,
            String overdue,
            String closed,
            String cancelled) {
        verb(state, accept, wtb -> wtb.accept(SELLER, TERMS, NOW));
        verb(state, reject, wtb -> wtb.reject(SELLER, "why", TERMS, NOW));
        verb(state, cancel, wtb -> wtb.cancel(BUYER, TERMS, NOW));
        verb(state, finish, wtb -> wtb.finish(BUYER, TERMS, NOW));
        verb(state, overdue, wtb -> wtb.overdue(TERMS, MUCH_LATER));
        verb(state, closed, wtb -> wtb.endBy(true, TERMS, NOW));
        verb(state, cancelled, wtb -> wtb.endBy(false, TERMS, NOW));
    }

    /** The other party is told that it is not theirs to do; a stranger is not even told that there is a trade. */
    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "accept, bea, 403",
        "reject, bea, 403",
        "cancel, sam, 403",
        "finish, sam, 403",
        "accept, eve, 404",
        "reject, eve, 404",
        "cancel, eve, 404",
        "finish, eve, 404"
    })
    void onlyTheRightPartyMay(String verb, String caller, String refusal) {
        for (WtbState state : WtbState.values()) {
            if (Trades.in(state).isVisibleTo(SELLER)) {
                verb(state.label(), refusal, wtb -> apply(wtb, verb, caller));
            }
        }
    }

    private static void apply(Wtb wtb, String verb, String caller) {
        switch (verb) {
            case "accept" -> wtb.accept(caller, TERMS, NOW);
            case "reject" -> wtb.reject(caller, null, TERMS, NOW);
            case "cancel" -> wtb.cancel(caller, TERMS, NOW);
            default -> wtb.finish(caller, TERMS, NOW);
        }
    }

    private interface Verb {
        void apply(Wtb wtb);
    }

    private static void verb(String state, String expected, Verb verb) {
        Wtb wtb = Trades.in(Trades.state(state));
        assertThat(outcome(wtb, verb)).isEqualTo(expected);
        assertThat(wtb.state().label()).isEqualTo(expected.length() == 3 ? state : expected);
        // the same again
        assertThat(outcome(wtb, verb)).isEqualTo(expected);
    }

    private static String outcome(Wtb wtb, Verb verb) {
        try {
            verb.apply(wtb);
            return wtb.state().label();
        } catch (ProblemException refusal) {
            return String.valueOf(refusal.type().status());
        }
    }
}
