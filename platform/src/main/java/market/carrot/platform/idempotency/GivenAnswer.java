package market.carrot.platform.idempotency;

import java.util.Map;

/**
 * An answer as it is given, and given again.
 *
 * @param headers all that the answer says beside its body, the content type included
 */
public record GivenAnswer(int status, Map<String, String> headers, String body) {}
