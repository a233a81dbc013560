package market.carrot.orchestrator.view;

/** How far the last rebuild of the view is. */
enum RebuildState {
    /** Nobody has ever asked for one. */
    None,
    /** Asked for. Nobody applies events, and as soon as nobody reads them either, the view is emptied. */
    Requested,
    /** The view was emptied, and is told again from the first event. */
    Reading,
    /** Everything that was there when it began has been told again. */
    Done,
    /** It could not begin in time. The view was left as it was. */
    GivenUp;

    boolean isRunning() {
        return this == Requested || this == Reading;
    }
}
