package market.carrot.orchestrator.view;

import java.time.Instant;
import java.util.List;

/**
 * A record of the topic that could not be applied, as the contract shows it.
 *
 * @param key as text; null when the record had none
 * @param headers with which it was published; null in lists
 * @param payload its value; null in lists
 * @param replayedAt null as long as nobody has replayed it; so are replayedBy and replayReason
 */
record DeadLetter(
        long deadLetterId,
        String topic,
        int partition,
        long offset,
        String key,
        List<Header> headers,
        Payload payload,
        String error,
        Instant foundAt,
        Instant replayedAt,
        String replayedBy,
        String replayReason) {

    /** @param value as text */
    record Header(String name, String value) {}

    /**
     * @param text null when the bytes are no text; so is base64 when they are
     * @param bytes how many there are; 0 also when the record had no value
     */
    record Payload(String text, String base64, int bytes) {}
}
