package market.carrot.orchestrator.view;

import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/** What a record that cannot be applied has to say of itself, beside the headers that it came with. */
final class DeadLetterHeaders {
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String REASON = "dead-letter-reason";

    private static final int LONGEST_REASON = 500;

    private DeadLetterHeaders() {}

    /** @return the same record */
    static Message on(Message record, String reason) {
        record.setHeader(TOPIC, record.getHeader(KafkaConstants.TOPIC, String.class));
        record.setHeader(PARTITION, record.getHeader(KafkaConstants.PARTITION, String.class));
        record.setHeader(OFFSET, record.getHeader(KafkaConstants.OFFSET, String.class));
        record.setHeader(REASON, shortened(reason));
        return record;
    }

    static String shortened(String reason) {
        String text = String.valueOf(reason);
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }
}
