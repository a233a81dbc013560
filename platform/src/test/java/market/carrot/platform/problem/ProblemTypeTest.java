package market.carrot.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {

    @ParameterizedTest
    @EnumSource
    void everyProblemIsAnErrorWithAStableName(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.title()).isNotBlank();
        assertThat(type.uri()).matches("/problems/[a-z]+(-[a-z]+)*");
    }

    /** Every other refusal stays one until somebody does something. */
    @ParameterizedTest
    @EnumSource
    void saysWhenToComeBackWhereWaitingHelps(ProblemType type) {
        boolean waitingHelps = type.status() == 429 || type.status() == 503 || type == ProblemType.REQUEST_IN_PROGRESS;

        assertThat(type.retryAfter().isPresent()).isEqualTo(waitingHelps);
        assertThat(new ProblemException(type, "No.").retryAfter()).isEqualTo(type.retryAfter());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsFoundAndExplained(ProblemType type) {
        assertThat(ProblemType.named(type.word())).contains(type);
        assertThat(type.when()).endsWith(".");
        assertThat(type.advice()).endsWith(".");
        assertThat(type.retry()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "404, NOT_FOUND",
        "409, INVALID_REQUEST",
        "431, INVALID_REQUEST",
        "501, INVALID_REQUEST",
        "500, INTERNAL_ERROR",
        "502, SERVICE_UNAVAILABLE",
        "503, SERVICE_UNAVAILABLE",
        "505, INVALID_REQUEST"
    })
    void aStatusAloneSaysNoMoreThanItKnows(int status, ProblemType type) {
        assertThat(ProblemType.of(status)).isEqualTo(type);
    }

    @Test
    void extensionsStandBesideTheStandardMembers() throws Exception {
        Problem problem = new ProblemException(ProblemType.INSUFFICIENT_FUNDS, "Put 100 KRW in.")
                .with("wtbId", 7)
                .problem();

        assertThat(new ObjectMapper().writeValueAsString(problem))
                .isEqualTo("{\"type\":\"/problems/insufficient-funds\",\"title\":\"Not enough money in the wallet\","
                        + "\"status\":402,\"detail\":\"Put 100 KRW in.\",\"wtbId\":7}");
    }
}
