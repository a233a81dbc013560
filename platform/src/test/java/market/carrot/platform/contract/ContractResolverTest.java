package market.carrot.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ContractResolverTest {

    @Test
    void aServiceGetsItsOwnOperationsOfAllDocuments() throws Exception {
        JsonNode contract = read("contract:shop.json");

        assertThat(contract.at("/paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("/things", "/inside", "/watched");
        assertThat(contract.at("/paths/~1things").fieldNames()).toIterable().containsExactly("get");
    }

    @Test
    void whatCamelCannotServeIsLeftOut() throws Exception {
        assertThat(read("contract:shop.json").at("/paths").has("/things/news")).isFalse();
    }

    @Test
    void theDocumentsComponentsAreMerged() throws Exception {
        assertThat(read("contract:shop.json").at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Public", "Internal");
    }

    @Test
    void whatADocumentTakesFromThePublicOneIsFoundInTheWhole() throws Exception {
        assertThat(read("contract:shop.json")
                        .at("/paths/~1watched/get/responses/200/content/text~1plain/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Public");
    }

    private static JsonNode read(String location) throws Exception {
        ContractResolver resolver = new ContractResolver();
        return new ObjectMapper().readTree(resolver.resolve(location).getInputStream());
    }
}
