package market.carrot.acceptance.fuzz;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.contract.Observed;
import market.carrot.acceptance.market.Ask;

/**
 * An operation under fire.
 *
 * @param door where its requests go
 * @param token of someone who may do it
 * @param fresh makes a request that can be carried out
 * @param ids that requests may name in place of their own
 * @param check of an answer; throws an AssertionError
 */
record Target(
        Endpoint endpoint, URI door, String token, Supplier<Ask> fresh, List<String> ids, Consumer<Observed> check) {
    /** A request that was carried out may not be able to be so again. */
    private static final int RENEW = 250;

    /** The same requests for the same seed, but for the ids in them. The first is as it should be. */
    Tally fire(long seed, int cases) {
        Tally tally = new Tally(endpoint.id());
        Spoiler spoiler = new Spoiler(new Random(seed + endpoint.id().hashCode()), endpoint, ids);
        try (Line line = new Line(door)) {
            Ask ask = null;
            for (int i = 0; i < cases; i++) {
                if (i % RENEW == 0) {
                    ask = fresh.get();
                }
                Draft draft = new Draft(ask, token);
                if (i > 0) {
                    spoiler.spoil(draft);
                }
                fire(line, draft, tally);
            }
        } catch (IOException onClosing) {
            tally.fail(onClosing.toString());
        }
        return tally;
    }

    private void fire(Line line, Draft draft, Tally tally) {
        try {
            Observed answer = line.send(draft);
            tally.add(answer.status());
            if (answer.status() >= 500) {
                tally.fail("%s%n%s".formatted(answer, draft.curl(door)));
            } else if (!draft.method.equals("HEAD")) {
                check.accept(answer);
            }
        } catch (IOException noAnswer) {
            tally.fail("%s%n%s".formatted(noAnswer, draft.curl(door)));
        } catch (AssertionError violation) {
            tally.fail("%s%n%s".formatted(violation.getMessage(), draft.curl(door)));
        }
    }
}
