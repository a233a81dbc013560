package market.carrot.acceptance.market;

import java.util.function.LongSupplier;

/**
 * A request, whoever sends it.
 *
 * @param body null for none
 * @param headers values after names
 */
public record Ask(String method, String path, String body, String... headers) {

    /** @param id of a dead letter, if the request is about one */
    public Ask aboutDeadLetter(LongSupplier id) {
        String place = "{deadLetterId}";
        return path.contains(place)
                ? new Ask(method, path.replace(place, String.valueOf(id.getAsLong())), body, headers)
                : this;
    }

    public Answer by(Person person) {
        return person.send(method, path, body, headers);
    }
}
