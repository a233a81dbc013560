package market.carrot.local.torture.nemesis;

/** What can happen to a process. */
public enum FaultKind {
    /** SIGKILL: whatever it was doing is broken off. */
    KILL,
    /** SIGSTOP for some seconds: it takes connections and answers nothing, as when it is overloaded or swaps. */
    PAUSE,
    /** Stopped in order and started again, as in a rollout. */
    RESTART
}
