package market.carrot.acceptance.faults;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.market.Ask;
import market.carrot.acceptance.market.Occasion;
import market.carrot.acceptance.wire.Hop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** The gateway has nobody to pass requests on to. */
@Order(Chapter.FAULTS)
class GatewayAloneIT extends Story {
    private static final List<Hop> BEHIND = List.of(Hop.PRODUCT, Hop.TRADE, Hop.PAYMENT, Hop.READ_MODEL);

    @AfterEach
    void allIsBack() {
        BEHIND.forEach(faults::accept);
        buyersAreServed();
    }

    /**
     * Fault: every connection from the gateway to a service is refused, for each operation of the contract in turn. Must
     * hold: each is answered with a 503 that says when to try again.
     */
    @TestFactory
    Stream<DynamicTest> withoutAnyServiceEveryOperationSaysWhenToTryAgain() {
        Occasion occasion = Occasion.open(seller, buyer);
        List<Ask> requests =
                Contract.endpoints(Contract.MARKET).map(occasion::ask).toList();
        BEHIND.forEach(faults::refuse);

        return requests.stream()
                .map(request -> dynamicTest(request.method() + " " + request.path(), () -> request.by(buyer)
                        .isProblem(503, "service-unavailable")
                        .saysWhenToTryAgain()));
    }
}
