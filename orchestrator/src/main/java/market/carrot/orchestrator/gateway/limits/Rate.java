package market.carrot.orchestrator.gateway.limits;

/** How many requests are taken from one source. */
interface Rate {
    /** For as long as it likes. */
    long perSecond();

    /** At once, after a silence. */
    long burst();
}
