package market.carrot.local.torture.invariants;

import static market.carrot.local.torture.invariants.QuietMarket.FINISHED;
import static market.carrot.local.torture.invariants.QuietMarket.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import market.carrot.local.torture.evidence.WtbRow;
import market.carrot.local.torture.traffic.Answer;
import market.carrot.local.torture.traffic.Purchase;
import market.carrot.local.torture.traffic.User;
import org.junit.jupiter.api.Test;

class WhatWasSaidIsTrueTest {
    private final QuietMarket market = new QuietMarket();
    private final Purchase purchase = new Purchase(user("buyer"), user("seller"), 10, 3_000);

    @Test
    void aTradeThatGoesAsItsPartiesWereToldIsRight() {
        isTrade(FINISHED);
        wasTold("buy", Answer.none("HttpTimeoutException"));
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));
        wasTold("accept", new Answer(200, FINISHED, "Accepted", ""));
        wasTold("reject", new Answer(409, FINISHED, "Accepted", "trade-state-conflict"));
        wasTold("finish", new Answer(202, FINISHED, "Finishing", ""));
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));

        assertThat(violations()).isEmpty();
    }

    @Test
    void anEndThatItsBuyerCannotSeeIsFound() {
        isTrade(FINISHED);
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));
        wasTold("look", new Answer(503, 0, "", "service-unavailable"));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void anAcknowledgedPurchaseThatIsNotThereIsFound() {
        wasTold("buy", new Answer(201, 99, "Requested", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void anAcknowledgedPurchaseThatFailedIsFound() {
        market.wtbs.set(0, QuietMarket.wtb(FINISHED, "PAY_FAILED", 1));
        isTrade(FINISHED);
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void twoAnswersToOneKeyAreFound() {
        isTrade(FINISHED);
        wasTold("buy", new Answer(409, FINISHED, "", "not-on-sale"));
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void twoTradesOfOneKeyAreFound() {
        isTrade(FINISHED);
        wasTold("buy", new Answer(201, FINISHED, "Requested", ""));
        wasTold("buy", new Answer(201, REJECTED, "Requested", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void twoRowsOfOneKeyAreFound() {
        isTrade(FINISHED);
        isTrade(REJECTED);

        assertThat(violations()).isNotEmpty();
    }

    @Test
    void aRequestThatIsStillBeingUndoneMayBeRefusedLater() {
        market.wtbs.set(0, QuietMarket.wtb(FINISHED, "PAY_FAILED", 1));
        isTrade(FINISHED);
        wasTold("buy", new Answer(202, FINISHED, "Requesting", ""));
        wasTold("buy", new Answer(409, FINISHED, "PayFailed", "not-on-sale"));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aFinalStateThatChangedIsFound() {
        isTrade(FINISHED);
        wasTold("accept", new Answer(200, FINISHED, "Rejected", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void aRejectionThatWasAcknowledgedAndDoesNotCountIsFound() {
        isTrade(FINISHED);
        wasTold("reject", new Answer(202, FINISHED, "Rejecting", ""));

        assertThat(violations()).hasSize(1);
    }

    @Test
    void anAcceptanceWithoutItsEventIsFound() {
        isTrade(REJECTED);
        wasTold("accept", new Answer(200, REJECTED, "Accepted", ""));

        assertThat(violations()).hasSize(1);
    }

    private List<Violation> violations() {
        return new WhatWasSaidIsTrue(List.of(purchase))
                .violations(market.evidence())
                .toList();
    }

    /** The trade of this id is the one with the purchase's key, and its buyer sees it as it is. */
    private void isTrade(long wtbId) {
        market.wtbs.replaceAll(wtb -> wtb.id() == wtbId ? withKey(wtb) : wtb);
        market.wtbs.stream()
                .filter(wtb -> wtb.id() == wtbId)
                .forEach(wtb -> wasTold("look", new Answer(200, wtbId, wtb.label(), "")));
    }

    private WtbRow withKey(WtbRow wtb) {
        return new WtbRow(
                wtb.id(),
                wtb.productId(),
                wtb.buyerId(),
                wtb.sellerId(),
                wtb.price(),
                wtb.currency(),
                wtb.state(),
                wtb.outcome(),
                wtb.undoScope(),
                wtb.lraId(),
                wtb.paymentId(),
                wtb.failure(),
                wtb.reason(),
                purchase.key(),
                wtb.events(),
                wtb.decideBy(),
                wtb.finishBy());
    }

    private void wasTold(String what, Answer answer) {
        purchase.note(new Purchase.Call(Instant.EPOCH, Instant.EPOCH, "somebody", what, answer));
    }

    private static User user(String name) {
        return new User(name, "", URI.create("http://localhost"), HttpClient.newHttpClient(), true);
    }
}
