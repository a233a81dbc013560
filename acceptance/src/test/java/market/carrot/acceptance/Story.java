package market.carrot.acceptance;

import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.market.Person;
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

    protected final CarrotSystem system = RunningSystem.system();
    protected final Faults faults = system.faults();
    protected final Market market = RunningSystem.market();
    protected final Person seller = market.someone();
    protected final Person buyer = market.someoneWith(10 * PRICE);
}
