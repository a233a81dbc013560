package market.carrot.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Routes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An operator stops a route over JMX. */
@Order(Chapter.FAULTS)
class RouteStoppedIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 100);

    /**
     * Fault: the saga's route is stopped in one of the two processes that trade, while trades are open, and started again.
     * Must hold: who asks that process for a new trade is refused (5xx) and not charged; open trades end as ever, through
     * either process, since the saga service lives on; after the start all is as before.
     */
    @Test
    void stoppingTheSagasRouteLeavesOtherTradesAlone() throws Exception {
        Trade toReject = buyer.requests(socks);
        Trade toCancel = buyer.requests(socks);
        Trade toFinish = buyer.requests(socks);
        seller.accepts(toFinish).is(200);
        long before = buyer.balance();

        try (Routes routes = Routes.of(system.pid(Part.TRADE))) {
            routes.stop("trade");
            // the balancer takes turns
            List<Answer> answers =
                    Stream.generate(() -> buyer.asksFor(socks)).limit(6).toList();
            long bought =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.status()).isGreaterThanOrEqualTo(500));
            assertThat(bought).isPositive();
            assertThat(buyer.balance()).isEqualTo(before - bought * PRICE);

            seller.rejects(toReject).is(200).has("/state", "Rejected");
            buyer.cancels(toCancel).is(200).has("/state", "Cancelled");
            buyer.finishes(toFinish).is(200).has("/state", "Finished");
            routes.start("trade");
        }

        assertThat(Stream.generate(() -> buyer.asksFor(socks)).limit(4)).allSatisfy(answer -> answer.is(201));
    }
}
