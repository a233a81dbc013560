package market.carrot.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * The opaque positions in one list: after which key the next page begins. The key is one that no row ever changes, so
 * rows that are there all the while are met once, whatever is written meanwhile.
 *
 * @param list whose positions they are; to any other list they mean nothing
 */
public record Cursor(String list) {

    public String after(long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (list + ':' + Long.toString(key, Character.MAX_RADIX)).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @param cursor null on the first page
     * @param first what the first page begins after
     * @throws ProblemException INVALID_REQUEST when the text is not a cursor that {@link #after} gave for this list
     */
    public long key(String cursor, long first) {
        return cursor == null ? first : key(cursor);
    }

    private long key(String cursor) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            long key = Long.parseLong(position.substring(position.indexOf(':') + 1), Character.MAX_RADIX);
            if (cursor.equals(after(key))) {
                return key;
            }
            throw refusal();
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }

    /** For lists that have one page. */
    public static void none(String cursor) {
        if (cursor != null) {
            throw refusal();
        }
    }

    private static ProblemException refusal() {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, "'after' must be the 'next' of an earlier page of this list, unchanged.");
    }
}
