package market.carrot.local.torture.evidence;

/**
 * An event on the topic.
 *
 * @param text all of it
 */
public record TopicEvent(long wtbId, int version, String eventType, String state, String text) {}
