package market.carrot.orchestrator.view;

/**
 * How far one partition of the topic has been read.
 *
 * @param first the first offset that there is
 * @param next the first that has not been applied
 * @param end where the next event will stand
 */
record Position(int partition, long first, long next, long end) {
    /** @param committed what the group has read; null when nothing. What it waits for may be gone from the topic */
    static Position of(int partition, long first, Long committed, long end) {
        return new Position(partition, first, committed == null ? first : Math.max(first, committed), end);
    }

    long behind() {
        return end - next;
    }
}
