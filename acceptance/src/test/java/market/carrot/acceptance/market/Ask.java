package market.carrot.acceptance.market;

/**
 * A request, whoever sends it.
 *
 * @param body null for none
 * @param headers values after names
 */
public record Ask(String method, String path, String body, String... headers) {

    public Answer by(Person person) {
        return person.send(method, path, body, headers);
    }
}
