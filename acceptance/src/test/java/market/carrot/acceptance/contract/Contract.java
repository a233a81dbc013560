package market.carrot.acceptance.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of the contract, as they are published. */
public enum Contract {
    /** For clients, through the gateway. */
    MARKET,
    /** For operators, at the services and, but for the books, through the gateway. */
    OPERATIONS,
    /** For services among themselves. */
    INTERNAL;

    private final OpenAPI document = parse(file());
    private final List<Endpoint> endpoints = document.getPaths().entrySet().stream()
            .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                    .map(verb -> new Endpoint(this, verb.getKey(), path.getKey(), verb.getValue())))
            // where two paths fit a request, the one with fewer parameters is meant
            .sorted(Comparator.comparing(Endpoint::parameters))
            .toList();

    /** All operations of these documents. */
    public static Stream<Endpoint> endpoints(Contract... contracts) {
        return Stream.of(contracts).flatMap(contract -> contract.endpoints.stream());
    }

    /** @param path without the query */
    public Optional<Endpoint> endpoint(String method, String path) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.fits(method, path))
                .findFirst();
    }

    OpenAPI document() {
        return document;
    }

    Path file() {
        return Path.of("../routes/src/main/resources/openapi", name().toLowerCase(Locale.ROOT) + ".yaml")
                .toAbsolutePath()
                .normalize();
    }

    private static OpenAPI parse(Path file) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().read(file.toUri().toString(), null, options);
    }
}
