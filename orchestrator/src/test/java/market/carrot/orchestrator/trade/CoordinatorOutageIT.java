package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fault in every test: the coordinator is killed while trades are open, and comes back later on its store. */
class CoordinatorOutageIT extends TradeStory {
    private long toBeRejectedMeanwhile;
    private long toBeAcceptedMeanwhile;
    private long toBeRejectedAfterwards;
    private long toBeFinishedAfterwards;
    private boolean away;

    @BeforeEach
    void theCoordinatorDies() {
        toBeRejectedMeanwhile = requested();
        toBeAcceptedMeanwhile = requested();
        toBeRejectedAfterwards = requested();
        toBeFinishedAfterwards = accepted();
        COORDINATOR.kill();
        away = true;
    }

    @AfterEach
    void theCoordinatorIsBack() {
        if (away) {
            COORDINATOR.start();
            away = false;
        }
    }

    /** No trade begins, and those that are open lose nothing: decisions stand and are carried out when it is back. */
    @Test
    void openTradesOutliveTheCoordinator() {
        FakeProduct.Item bike = bike();
        Integer before = requests();

        buyer.requests(bike).isUnavailable("coordinator-unavailable");
        seller.rejects(toBeRejectedMeanwhile).is(202, "Rejecting");
        seller.accepts(toBeAcceptedMeanwhile).is(200, "Accepted");

        assertThat(requests()).as("no trade began").isEqualTo(before);
        moneyMoved(toBeRejectedMeanwhile, "hold");
        theCoordinatorIsBack();

        becomes(toBeRejectedMeanwhile, "Rejected");
        ends(seller.rejects(toBeRejectedAfterwards), "Rejected");
        ends(buyer.finishes(toBeAcceptedMeanwhile), "Finished");
        ends(buyer.finishes(toBeFinishedAfterwards), "Finished");
        buyer.requests(bike).is(201, "Requested");

        moneyMoved(toBeRejectedMeanwhile, "hold", "refund");
        moneyMoved(toBeRejectedAfterwards, "hold", "refund");
        moneyMoved(toBeAcceptedMeanwhile, "hold", "payout");
        moneyMoved(toBeFinishedAfterwards, "hold", "payout");
        noSagaIsLeft(toBeRejectedMeanwhile);
        noSagaIsLeft(toBeFinishedAfterwards);
    }

    private Integer requests() {
        return database.queryForObject("select count(*) from wtb where buyer_id = ?", Integer.class, buyer.name());
    }
}
