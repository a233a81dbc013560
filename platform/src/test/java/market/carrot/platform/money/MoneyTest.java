package market.carrot.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void withoutACurrencyItIsWon() {
        assertThat(Money.of(3000, null)).isEqualTo(new Money(3000, "KRW")).hasToString("3000 KRW");
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "KRW"));
    }

    @Test
    void hasACurrencyThatExists() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "XYZ"));
    }
}
