package market.carrot.platform.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/** The opaque position in a list: after which key the next page begins. */
public final class Cursor {
    private Cursor() {}

    public static String after(long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(key, Character.MAX_RADIX).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws ProblemException INVALID_REQUEST when the text is not a cursor that {@link #after} gave */
    public static long key(String cursor) {
        try {
            return Long.parseLong(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII), Character.MAX_RADIX);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "'after' must be the 'next' of an earlier page, unchanged.");
        }
    }
}
