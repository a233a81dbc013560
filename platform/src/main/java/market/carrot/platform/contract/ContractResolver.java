package market.carrot.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ResourceResolverSupport;
import org.apache.camel.util.FileUtil;

/**
 * Resources of the form {@code contract:<tag>.json}: the market's OpenAPI documents, public, operators' and internal, cut
 * down to the operations of one service. So there is one contract, and each service still has to implement all of its part.
 */
public class ContractResolver extends ResourceResolverSupport {
    /** The name under which Camel looks a resolver of this scheme up. */
    public static final String BEAN_NAME = "resource-loader-contract";

    private static final String SCHEME = "contract";
    private static final String PUBLIC = "market.yaml";
    private static final List<String> DOCUMENTS =
            List.of("/openapi/" + PUBLIC, "/openapi/operations.yaml", "/openapi/internal.yaml");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "patch", "delete");

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    public ContractResolver() {
        super(SCHEME);
    }

    @Override
    protected Resource createResource(String location, String document) {
        String tag = FileUtil.stripExt(document);
        ObjectNode contract = yaml.createObjectNode();
        try {
            for (String part : DOCUMENTS) {
                merge(contract, read(part));
            }
            keepOperationsOf(tag, (ObjectNode) contract.get("paths"));
            return ResourceHelper.fromBytes(location, new ObjectMapper().writeValueAsBytes(contract));
        } catch (IOException e) {
            throw new UncheckedIOException("The contract cannot be read", e);
        }
    }

    private JsonNode read(String document) throws IOException {
        try (InputStream in = ContractResolver.class.getResourceAsStream(document)) {
            if (in == null) {
                throw new IOException(document + " is not on the class path");
            }
            // what the others take from the public document is beside them when all are one
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return yaml.readTree(text.replace(PUBLIC + "#/", "#/"));
        }
    }

    private static void merge(ObjectNode target, JsonNode source) {
        source.properties().forEach(field -> {
            if (target.get(field.getKey()) instanceof ObjectNode known
                    && field.getValue().isObject()) {
                merge(known, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static void keepOperationsOf(String tag, ObjectNode paths) {
        for (Iterator<JsonNode> path = paths.elements(); path.hasNext(); ) {
            ObjectNode operations = (ObjectNode) path.next();
            List<String> others = StreamSupport.stream(((Iterable<String>) operations::fieldNames).spliterator(), false)
                    .filter(VERBS::contains)
                    .filter(verb -> !hasTag(operations.get(verb), tag) || staysOpen(operations.get(verb)))
                    .toList();
            operations.remove(others);
            if (VERBS.stream().noneMatch(operations::has)) {
                path.remove();
            }
        }
    }

    /** Camel answers when a route is done: an answer without an end is given beside the routes. */
    private static boolean staysOpen(JsonNode operation) {
        return operation.path("x-stays-open").asBoolean();
    }

    private static boolean hasTag(JsonNode operation, String tag) {
        return StreamSupport.stream(operation.path("tags").spliterator(), false)
                .anyMatch(candidate -> candidate.asText().equals(tag));
    }
}
