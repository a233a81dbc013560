package market.carrot.local.launcher.system;

/** The order in which processes are stopped, last first; those of one stage stop together. */
public enum Stage {
    /** Databases and broker, which the others write to until they have stopped. */
    ENGINE,
    /** What the services lean on while they finish their work. */
    SUPPORT,
    /** Those that do the work. */
    SERVICE,
    /** The ways in: shut first, so that nothing new arrives. */
    ENTRY
}
