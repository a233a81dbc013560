package market.carrot.acceptance.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.contract.Contract;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.market.Forger;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what: every cell of every table in {@code docs/security-roles.md}. A cell that lets someone in is asked where the
 * operation can be carried out; one that does not, where it would make a difference, and it makes none.
 */
class RolesIT extends Story {
    private static final String PUBLIC = "Public operations, at the gateway";
    private static final String INSIDE = "Operations for operators and services, at the services";
    private static final String OUTSIDE = "The same, at the gateway";
    private static final List<String> CALLERS = List.of(
            "anonymous",
            "stranger",
            "buyer",
            "seller",
            "operator",
            "service",
            "expired",
            "wrong audience",
            "wrong issuer",
            "alg:none",
            "tampered");
    private final Callers callers = new Callers(market, new Forger(system.signingKey()), seller, buyer);

    @Test
    void everyOperationHasARowAndEveryCallerAColumn() {
        Map<String, Contract[]> parts = Map.of(
                PUBLIC, new Contract[] {Contract.MARKET},
                INSIDE, new Contract[] {Contract.OPERATIONS, Contract.INTERNAL},
                OUTSIDE, new Contract[] {Contract.OPERATIONS, Contract.INTERNAL});

        parts.forEach((heading, contracts) -> {
            RoleTable table = RoleTable.under(heading);
            assertThat(table.callers()).isEqualTo(CALLERS);
            assertThat(table.rows().keySet())
                    .as(heading)
                    .isEqualTo(Contract.endpoints(contracts).map(Endpoint::id).collect(Collectors.toSet()));
        });
    }

    /** What {@code docs/security.md} says of the size of it. */
    @Test
    void theFiguresAreRight() throws IOException {
        List<Map<String, Integer>> rows = Stream.of(PUBLIC, INSIDE, OUTSIDE)
                .flatMap(heading -> RoleTable.under(heading).rows().values().stream())
                .toList();
        long cells = rows.stream().mapToLong(Map::size).sum();
        long severalTokens = rows.stream()
                .flatMap(row -> row.keySet().stream().map(caller -> callers.named(caller, row)))
                .filter(tokens -> tokens.size() > 1)
                .count();

        assertThat(Files.readString(Path.of("../docs/security.md")))
                .contains(
                        "%d operations: %d for clients, %d for operators, %d among services."
                                .formatted(
                                        operations(Contract.values()),
                                        operations(Contract.MARKET),
                                        operations(Contract.OPERATIONS),
                                        operations(Contract.INTERNAL)),
                        "%d cells in the tables of roles, each asked, %d of them with two or three different tokens"
                                .formatted(cells, severalTokens));
    }

    private static long operations(Contract... contracts) {
        return Contract.endpoints(contracts).count();
    }

    @TestFactory
    Stream<DynamicNode> publicOperationsAtTheGateway() {
        return cells(PUBLIC, endpoint -> system.addresses().gateway());
    }

    @TestFactory
    Stream<DynamicNode> operatorsAndServicesOperationsAtTheServices() {
        return cells(INSIDE, system.addresses()::of);
    }

    @TestFactory
    Stream<DynamicNode> operatorsAndServicesOperationsAtTheGateway() {
        return cells(OUTSIDE, endpoint -> system.addresses().gateway());
    }

    private Stream<DynamicNode> cells(String heading, Function<Endpoint, URI> door) {
        RoleTable table = RoleTable.under(heading);
        return Contract.endpoints(Contract.values())
                .filter(endpoint -> table.rows().containsKey(endpoint.id()))
                .map(endpoint -> dynamicContainer(
                        endpoint.id(),
                        new Row(endpoint, door.apply(endpoint), table.rows().get(endpoint.id()), callers).cells()));
    }
}
