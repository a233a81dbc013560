package market.carrot.orchestrator.view;

/**
 * How far one partition of the topic has been read.
 *
 * @param first the first offset that there is
 * @param next the first that has not been applied
 * @param end where the next event will stand
 */
record Position(int partition, long first, long next, long end) {
    long behind() {
        return end - next;
    }
}
