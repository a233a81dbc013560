package market.carrot.acceptance.system;

/**
 * What a command left behind.
 *
 * @param code its exit code
 * @param text what it said, errors included
 */
public record Output(int code, String text) {}
