package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import market.carrot.local.traces.Traces;
import market.carrot.local.traces.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What traces cost: the same purchases at two applications, one of which is traced, in turns, so that both meet the same
 * machine. A measurement, which is asked for: {@code -Dcarrot.trace-cost=true}.
 */
@EnabledIfSystemProperty(named = "carrot.trace-cost", matches = "true")
class TraceCostIT {
    private static final Logger LOG = LoggerFactory.getLogger(TraceCostIT.class);
    private static final int ROUNDS = 24;
    /** The first ones warm the JVM up. */
    private static final int COLD = 8;

    private static final int PURCHASES = 100;

    @Test
    void theSamePurchasesWithAndWithout() throws Exception {
        Surroundings without = new Surroundings("untracedcost");
        Surroundings with = new Surroundings("tracedcost");
        try (Viewer viewer = Viewer.open(0, new Traces(1000, 50_000));
                ConfigurableApplicationContext untraced = AnotherApplication.start(without, Map.of());
                ConfigurableApplicationContext traced =
                        AnotherApplication.start(with, Map.of("carrot.traces.endpoint", viewer.endpoint()))) {
            long off = 0;
            long on = 0;
            for (int round = 0; round < ROUNDS; round++) {
                boolean counts = round >= COLD;
                long nanosOff = buys(without);
                long nanosOn = buys(with);
                off += counts ? nanosOff : 0;
                on += counts ? nanosOn : 0;
            }
            assertThat(viewer.traces().about("")).isNotEmpty();
            LOG.info(
                    "{} purchases each, of which the process's CPU: untraced {} ms, traced {} ms, ratio {}",
                    (ROUNDS - COLD) * PURCHASES,
                    Duration.ofNanos(off).toMillis(),
                    Duration.ofNanos(on).toMillis(),
                    String.format("%.3f", (double) on / off));
            assertThat(untraced.isActive() && traced.isActive()).isTrue();
        }
    }

    /** @return CPU time of this process: what others do on the machine is not in it; the viewer's part is */
    private static long buys(Surroundings market) {
        Person buyer = Person.anew("buyer", market.url());
        Person seller = Person.anew("seller", market.url());
        long begin = cpu();
        for (int i = 0; i < PURCHASES; i++) {
            buyer.requests(market.product.lists(seller.name(), "Pencil", 1)).is(201, "Requested");
        }
        return cpu() - begin;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
