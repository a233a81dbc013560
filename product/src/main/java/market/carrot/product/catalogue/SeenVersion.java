package market.carrot.product.catalogue;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/** The version of a product that a seller has seen and now decides upon, as told by {@code If-Match} (RFC 9110). */
public final class SeenVersion {
    /** Whatever it is: the seller does not care. */
    public static final SeenVersion ANY = new SeenVersion(Set.of());

    // a weak tag never matches: the W/ before the quote is not a beginning of a list member
    private static final Pattern STRONG_TAG = Pattern.compile("(?:^|,)\\s*\"([^\"]*)\"");

    private final Set<String> versions;

    private SeenVersion(Set<String> versions) {
        this.versions = versions;
    }

    /** @throws ProblemException PRECONDITION_REQUIRED without a header */
    public static SeenVersion required(String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag that you have last seen as If-Match.");
        }
        return optional(ifMatch);
    }

    /** @param ifMatch null for any version */
    public static SeenVersion optional(String ifMatch) {
        if (ifMatch == null || ifMatch.trim().equals("*")) {
            return ANY;
        }
        return new SeenVersion(
                STRONG_TAG.matcher(ifMatch).results().map(tag -> tag.group(1)).collect(Collectors.toUnmodifiableSet()));
    }

    boolean matches(long version) {
        return this == ANY || versions.contains(Long.toString(version));
    }
}
