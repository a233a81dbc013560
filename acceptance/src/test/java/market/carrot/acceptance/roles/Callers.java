package market.carrot.acceptance.roles;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import market.carrot.acceptance.market.Forger;
import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.market.Person;

/** Those in the table's columns. */
final class Callers {
    /** Whose tokens are bent: with the right one they would be let in. */
    private static final List<String> MAY = List.of("seller", "buyer", "operator", "service");

    final Person seller;
    final Person buyer;

    final Market market;

    private final Forger forger;
    private final Map<String, Person> known;

    Callers(Market market, Forger forger, Person seller, Person buyer) {
        this.market = market;
        this.forger = forger;
        this.seller = seller;
        this.buyer = buyer;
        this.known = Map.of(
                "anonymous", market.stranger(),
                "stranger", market.someone(),
                "buyer", buyer,
                "seller", seller,
                "operator", market.operator(),
                "service", market.service("orchestrator"));
    }

    /** All that the column stands for. */
    List<Person> named(String caller, Map<String, Integer> row) {
        Person right = known.get(
                MAY.stream().filter(name -> row.get(name) < 300).findFirst().orElse("operator"));
        return switch (caller) {
            case "expired" -> with(forger.expired(right.token()));
            case "wrong audience" -> with(forger.forAnotherAudience(right.token()));
            case "wrong issuer" -> with(forger.ofAnotherIssuer(right.token()));
            case "alg:none" -> with(forger.unsigned(right.token()));
            case "tampered" -> with(forger.tampered(right.token()));
            default -> Stream.ofNullable(known.get(caller)).toList();
        };
    }

    private List<Person> with(List<String> tokens) {
        return tokens.stream().map(market::withToken).toList();
    }
}
