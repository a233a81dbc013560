package market.carrot.platform.idempotency;

/**
 * Who may carry a keyed request out: whoever claims the key first.
 *
 * @param id under which the answer is kept; null without a key
 * @param answer what was answered before; null when the request is to be carried out
 */
public record Claim(Long id, GivenAnswer answer) {
    static final Claim WITHOUT_KEY = new Claim(null, null);

    public boolean isAnswered() {
        return answer != null;
    }
}
