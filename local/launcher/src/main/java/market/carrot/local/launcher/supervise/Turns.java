package market.carrot.local.launcher.supervise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may start now: few at a time, and the earlier of the plan before the later, so that databases are there when their
 * services want to start. Used under the board's lock only.
 */
final class Turns {
    private final int most;
    private final List<SupervisedProcess> inOrder = new ArrayList<>();
    private final Set<SupervisedProcess> starting = new HashSet<>();

    /** @param most may be starting at a time */
    Turns(int most) {
        this.most = most;
    }

    void add(SupervisedProcess process) {
        inOrder.add(process);
    }

    /** @return whether it is this one's turn, which then is taken */
    boolean take(SupervisedProcess process) {
        if (starting.size() >= most || !process.couldStart()) {
            return false;
        }
        for (SupervisedProcess earlier : inOrder) {
            if (earlier == process) {
                break;
            }
            if (earlier.couldStart() && !starting.contains(earlier)) {
                return false;
            }
        }
        return starting.add(process);
    }

    void giveBack(SupervisedProcess process) {
        starting.remove(process);
    }
}
