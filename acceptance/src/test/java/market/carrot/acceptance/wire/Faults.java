package market.carrot.acceptance.wire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between the processes. As long as no fault is armed, all passes as it is. */
public final class Faults {
    private static final Pattern WTB_ID = Pattern.compile("\"wtbId\":(\\d+)");

    private final Map<Hop, FaultProxy> proxies = new EnumMap<>(Hop.class);
    private final List<Fault> armed = new ArrayList<>();
    /** Whose LRA it is; learnt when trades join. */
    private final Map<String, Long> trades = new HashMap<>();

    public Faults(int offset) {
        for (Hop hop : Hop.values()) {
            proxies.put(hop, new FaultProxy(hop, offset, this));
        }
    }

    /** What leads the processes' calls through here. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        proxies.forEach((hop, proxy) -> environment.put(hop.setting(), proxy.url()));
        return environment;
    }

    /** Begins to say what goes wrong there. */
    public Fault at(Point point) {
        return new Fault(this, point);
    }

    /** Nothing goes wrong any more, and what is held goes on. */
    public synchronized void heal() {
        armed.forEach(Fault::release);
        armed.clear();
    }

    /** From now on connections are refused, as when nothing listens there. */
    public void refuse(Hop hop) {
        proxies.get(hop).close();
    }

    /** From now on all passes as it is, also what is no HTTP. */
    public void passBlindly(Hop hop) {
        proxies.get(hop).passBlindly();
    }

    public void accept(Hop hop) {
        proxies.get(hop).open();
    }

    synchronized void arm(Fault fault) {
        armed.add(fault);
    }

    /** @return what is answered instead of doing the step, or null */
    Reply before(Call call) throws LostException, InterruptedException {
        return reach(call, null);
    }

    /** @return what is answered after the step */
    Reply after(Call call, Reply reply) throws LostException, InterruptedException {
        return reach(call, reply);
    }

    private Reply reach(Call call, Reply reply) throws LostException, InterruptedException {
        Optional<Fault> fault = call.point().flatMap(point -> striking(point, call, reply));
        return fault.isPresent() ? fault.get().effect().on(reply) : reply;
    }

    private synchronized Optional<Fault> striking(Point point, Call call, Reply reply) {
        Long trade = tradeOf(call, reply);
        if (point == Point.START && reply == null) {
            armed.stream().filter(fault -> fault.claims(trade)).findFirst();
        }
        return armed.stream()
                .filter(fault -> fault.strikes(point, reply != null, trade))
                .findFirst();
    }

    private Long tradeOf(Call call, Reply reply) {
        Optional<Long> told = call.wtbId();
        if (call.is(Point.JOIN)) {
            told.ifPresent(wtbId -> trades.put(call.lra().orElseThrow(), wtbId));
        }
        return told.or(() -> call.lra().map(trades::get))
                .or(() -> reply == null ? Optional.empty() : wtbIdIn(reply))
                .orElse(null);
    }

    private static Optional<Long> wtbIdIn(Reply reply) {
        Matcher matcher = WTB_ID.matcher(reply.text());
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}
