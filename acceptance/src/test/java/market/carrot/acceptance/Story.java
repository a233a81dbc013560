package market.carrot.acceptance;

import java.util.stream.Stream;
import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.system.CarrotSystem;
import market.carrot.acceptance.wire.Faults;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A story is played by people who were never at the market before, on the one system that all stories share, so that it
 * can stand at any place among them.
 */
@ExtendWith(RunningSystem.class)
public abstract class Story {
    protected static final long PRICE = 3_000;
    /** More than anyone makes while waiting. */
    private static final int PURCHASES = 10_000;

    protected final CarrotSystem system = RunningSystem.system();
    protected final Faults faults = system.faults();
    protected final Market market = RunningSystem.market();
    protected final Person seller = market.someone();
    protected final Person buyer = market.someoneWith(10 * PRICE);

    /** Waits until both processes that trade serve buyers: a fault may have left a breaker open in either. */
    protected void buyersAreServed() {
        Person someone = market.someoneWith(PURCHASES);
        Product pencils = market.someone().lists("Pencil", 1, PURCHASES);
        Patience.await("buyers to be served").until(() -> Stream.generate(() -> someone.asksFor(pencils))
                // the balancer takes turns
                .limit(4)
                .allMatch(answer -> answer.status() == 201));
    }
}
