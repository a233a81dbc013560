package market.carrot.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelProcessTest {

    @Test
    void itsAddressIsKnownWhole() {
        CamelProcess process = CamelProcess.valueOf("trade-0=https://trade-0.trade:9082");

        assertThat(process.jolokia()).hasToString("https://trade-0.trade:9082/actuator/jolokia");
        assertThat(process.proxyPath()).isEqualTo("/hawtio/proxy/https/trade-0.trade/9082/actuator/jolokia");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trade",
                "trade=",
                "trade=trade:9082",
                "trade=http://trade",
                "trade=http://trade:9082/",
                "trade=http://user@trade:9082",
                "trade=ftp://trade:9082",
                "</script>=http://trade:9082"
            })
    void aSlipOfThePenIsNoticedAtTheStart(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CamelProcess.valueOf(text));
    }
}
