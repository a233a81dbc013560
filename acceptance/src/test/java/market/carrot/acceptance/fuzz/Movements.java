package market.carrot.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.contract.Observed;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;

/** What a person was told of the own money, to be compared with what is booked. */
final class Movements {
    private static final Map<String, String> KINDS =
            Map.of("deposit", "DEPOSIT", "withdraw", "WITHDRAWAL", "request-purchase", "HOLD");

    private final Person person;
    private final Set<String> before;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Movements(Person person) {
        this.person = person;
        this.before = booked();
    }

    /** Whether the operation moves money of whoever asks for it. */
    static boolean areMadeBy(Endpoint endpoint) {
        return KINDS.containsKey(endpoint.id());
    }

    /** A repetition under its key is told the same again. */
    void note(Endpoint endpoint, Observed answer) {
        if (areMadeBy(endpoint) && answer.status() == 201) {
            told.add(movement(KINDS.get(endpoint.id()), Json.parse(answer.body())));
        }
    }

    /** Nothing else was booked, and nothing less. */
    void areBookedAsTold() {
        Set<String> since = booked();
        since.removeAll(before);
        assertThat(since).isEqualTo(told).isNotEmpty();
    }

    /** Without the holds that were refunded: of a purchase that failed nothing is left. */
    private Set<String> booked() {
        Set<String> booked = new HashSet<>();
        Set<String> refunded = new HashSet<>();
        String after = "";
        do {
            Answer page = person.get("/payLogs?limit=100" + after).is(200);
            page.json().path("items").forEach(entry -> {
                String kind = entry.path("kind").asText();
                if (KINDS.containsValue(kind)) {
                    booked.add(movement(kind, entry));
                } else if (kind.equals("REFUND")) {
                    refunded.add(movement("HOLD", entry));
                }
            });
            JsonNode next = page.json().path("next");
            after = next.isTextual() ? "&after=" + next.asText() : "";
        } while (!after.isEmpty());
        booked.removeAll(refunded);
        return booked;
    }

    private static String movement(String kind, JsonNode entry) {
        return kind + " "
                + entry.path(kind.equals("HOLD") ? "wtbId" : "transferId").asLong();
    }
}
