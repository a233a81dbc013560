package market.carrot.local.torture.evidence;

import java.time.Instant;

/**
 * An event on the topic.
 *
 * @param at when it happened, by the write side's database
 * @param text all of it
 */
public record TopicEvent(long wtbId, int version, String eventType, String state, Instant at, String text) {}
