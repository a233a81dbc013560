package market.carrot.product.catalogue;

import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/** What can be put on sale at all. */
final class Terms {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int LARGEST_QUANTITY = 1_000_000;

    private Terms() {}

    static String title(String title) {
        if (title == null || title.isBlank()) {
            throw invalid("A product needs a title.");
        }
        return text("title", title, LONGEST_TITLE);
    }

    static String description(String description) {
        return description == null || description.isBlank()
                ? null
                : text("description", description, LONGEST_DESCRIPTION);
    }

    static Money price(long amount, String currencyOrNull) {
        if (amount <= 0) {
            throw invalid("A price is more than zero.");
        }
        try {
            return Money.of(amount, currencyOrNull);
        } catch (IllegalArgumentException e) {
            throw invalid("The currency must be a code of ISO 4217, such as KRW.");
        }
    }

    static int quantity(int units) {
        if (units < 1 || units > LARGEST_QUANTITY) {
            throw invalid("A quantity is from 1 to " + LARGEST_QUANTITY + ".");
        }
        return units;
    }

    private static String text(String name, String text, int longest) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw invalid("A " + name + " has at most " + longest + " characters.");
        }
        return storable(name, stripped);
    }

    /** PostgreSQL knows no NUL in a text. */
    static String storable(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid("There is a NUL character in " + name + ".");
        }
        return text;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
