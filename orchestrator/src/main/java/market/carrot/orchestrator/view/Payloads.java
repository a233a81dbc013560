package market.carrot.orchestrator.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/** How bytes that may be anything are shown to people. */
final class Payloads {
    private Payloads() {}

    static DeadLetter.Payload of(byte[] value) {
        if (value == null) {
            return new DeadLetter.Payload(null, null, 0);
        }
        try {
            // strict: a replacement character would hide what is wrong
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return new DeadLetter.Payload(text, null, value.length);
        } catch (CharacterCodingException e) {
            return new DeadLetter.Payload(null, Base64.getEncoder().encodeToString(value), value.length);
        }
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** @param headers null when nothing is known of them */
    static List<DeadLetter.Header> headers(Headers headers) {
        return headers == null
                ? List.of()
                : StreamSupport.stream(headers.spliterator(), false)
                        .map(header -> new DeadLetter.Header(header.key(), text(header.value())))
                        .toList();
    }
}
