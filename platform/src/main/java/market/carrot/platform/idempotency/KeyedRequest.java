package market.carrot.platform.idempotency;

/**
 * A request, and the idempotency key under which it may come again.
 *
 * @param caller whose key it is: the same key of two callers is two keys
 * @param operation what it asks for, as the contract names it; here too, the same key is another
 * @param key null when the client sent none: then it is carried out as often as it comes
 * @param content what makes it the same request, in a form that does not change with its wording
 */
public record KeyedRequest(String caller, String operation, String key, Object content) {}
