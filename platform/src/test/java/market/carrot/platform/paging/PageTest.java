package market.carrot.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Cursor CURSOR = new Cursor("numbers");

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(9L, 8L), 2, CURSOR, Long::longValue).next()).isNull();
    }

    @Test
    void aFullPageGoesOnAfterItsLastItem() {
        Page<Long> page = Page.of(List.of(9L, 8L, 7L), 2, CURSOR, Long::longValue);

        assertThat(page.items()).containsExactly(9L, 8L);
        assertThat(CURSOR.key(page.next(), 0)).isEqualTo(8);
    }

    @Test
    void theFirstPageBeginsAtTheBeginning() {
        assertThat(CURSOR.key(null, 5)).isEqualTo(5);
    }

    @Test
    void aPositionInAnotherListIsNone() {
        String elsewhere = new Cursor("letters").after(8);

        assertThatThrownBy(() -> CURSOR.key(elsewhere, 0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.none(elsewhere)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "not a cursor",
                "%%%",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bnVtYmVyczo",
                "bnVtYmVyczorOA",
                "OA"
            })
    void whatWasNeverANextIsRefused(String cursor) {
        assertThatThrownBy(() -> CURSOR.key(cursor, 0))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.type())
                        .isEqualTo(ProblemType.INVALID_REQUEST));
    }
}
