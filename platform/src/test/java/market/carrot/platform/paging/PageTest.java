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

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(9L, 8L), 2, Long::longValue).next()).isNull();
    }

    @Test
    void aFullPageGoesOnAfterItsLastItem() {
        Page<Long> page = Page.of(List.of(9L, 8L, 7L), 2, Long::longValue);

        assertThat(page.items()).containsExactly(9L, 8L);
        assertThat(Cursor.key(page.next())).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "not a cursor", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatWasNeverANextIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.key(cursor))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.type())
                        .isEqualTo(ProblemType.INVALID_REQUEST));
    }
}
