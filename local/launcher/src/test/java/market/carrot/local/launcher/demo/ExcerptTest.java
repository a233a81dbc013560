package market.carrot.local.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void showsWhatMattersAndThatThereIsMore() throws Exception {
        assertThat(Excerpt.of(json("{'wtbId':1,'price':3000,'state':'Accepted'}"), Excerpt.TRADE))
                .isEqualTo("{\"wtbId\":1,\"state\":\"Accepted\",…}");
    }

    @Test
    void showsAllWhenNothingIsLeftOut() throws Exception {
        assertThat(Excerpt.of(json("{'wtbId':1,'state':'Accepted'}"), Excerpt.TRADE))
                .isEqualTo("{\"wtbId\":1,\"state\":\"Accepted\"}");
    }

    @Test
    void showsAllOfSomethingElse() throws Exception {
        assertThat(Excerpt.of(json("{'balance':7}"), Excerpt.TRADE)).isEqualTo("{\"balance\":7}");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
