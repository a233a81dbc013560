package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Case;
import market.carrot.acceptance.contract.Conformance;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.contract.Endpoint;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After all other stories: the contract promises nothing that was not seen. That nothing else was seen is looked at with
 * every single answer, see {@link Conformance}.
 */
@Order(Chapter.CONTRACT)
class ConformanceIT {
    private static final Logger LOG = LoggerFactory.getLogger(ConformanceIT.class);

    /** What cannot be brought about from outside, each with the reason. */
    private static final Map<Case, String> UNSEEN = unseen();

    @Test
    void everyStatusAndProblemOfEveryPublicOperationWasSeen() {
        Set<Case> missing = documented();
        int all = missing.size();
        missing.removeAll(Conformance.seen());
        missing.removeAll(UNSEEN.keySet());

        LOG.info(
                "{} operations with {} answers in all; {} cannot be seen from outside",
                Contract.endpoints(Contract.MARKET, Contract.OPERATIONS).count(),
                all,
                UNSEEN.size());
        assertThat(missing.stream().map(Case::toString).sorted())
                .as("what the contract promises and nothing has shown")
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeUnseenIsInTheContractAndUnseen() {
        assertThat(documented()).containsAll(UNSEEN.keySet());
        assertThat(Conformance.seen()).filteredOn(UNSEEN::containsKey).isEmpty();
    }

    private static Set<Case> documented() {
        return Contract.endpoints(Contract.MARKET, Contract.OPERATIONS)
                .flatMap(endpoint -> endpoint.cases())
                .collect(Collectors.toSet());
    }

    private static Map<Case, String> unseen() {
        Map<Case, String> unseen = new HashMap<>(Map.of(
                new Case("deposit", "503", "payment-unavailable"),
                "The sandbox always answers; payment's own tests have a provider that does not."));
        String mended = "Takes something that can be mended between two tries; the read model's own tests do that.";
        unseen.put(new Case("replay-dead-letter", "200", ""), mended);
        unseen.put(new Case("replay-dead-letter", "409", "dead-letter-replayed"), mended);
        unseen.put(
                new Case("replay-dead-letter", "409", "rebuild-running"),
                "Lasts until reading has stopped; the read model's own tests hold it there.");
        Stream.of("list-product", "deposit", "withdraw")
                .map(operation -> new Case(operation, "409", "request-in-progress"))
                .forEach(moment ->
                        unseen.put(moment, "Lasts as long as one transaction; the services' own tests stop it there."));
        Contract.endpoints(Contract.MARKET)
                .map(Endpoint::id)
                // this one also has a limit of open streams, which is met
                .filter(operation -> !operation.equals("follow-my-page"))
                .map(operation -> new Case(operation, "429", "too-many-requests"))
                .forEach(
                        limit -> unseen.put(
                                limit,
                                "Here all come from one address, so the limits are far away; the gateway's own tests have them."));
        return unseen;
    }
}
