package market.carrot.acceptance.fuzz;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import market.carrot.acceptance.contract.Endpoint;

/** Spoils requests, always the same way for the same seed. */
final class Spoiler {
    /** A value of a member in JSON as {@code Occasion} writes it. */
    private static final Pattern VALUE = Pattern.compile("(?<=\":)(\"[^\"]*\"|\\d+)");

    private static final Pattern ID = Pattern.compile("(?<=/)\\d+(?=/|$)");

    private static final Oddities ODDITIES = new Oddities();

    private final Random random;
    private final Endpoint endpoint;
    /** Of things that the request may name; others' are refused, or are not there. */
    private final List<String> ids;

    Spoiler(Random random, Endpoint endpoint, List<String> ids) {
        this.random = random;
        this.endpoint = endpoint;
        this.ids = ids;
    }

    /** In one respect, or in several. */
    void spoil(Draft draft) {
        do {
            one().accept(this, draft);
        } while (random.nextInt(4) == 0);
    }

    private BiConsumer<Spoiler, Draft> one() {
        int kind = random.nextInt(100);
        boolean hasId = endpoint.path().contains("{");
        if (kind < (hasId ? 25 : 5)) {
            return Spoiler::path;
        } else if (kind < 45) {
            return Spoiler::query;
        } else if (kind < 60) {
            return Spoiler::header;
        } else if (kind < 64) {
            return Spoiler::method;
        } else if (kind < 70) {
            return Spoiler::token;
        }
        return endpoint.hasBody() || kind == 99 ? Spoiler::body : kind < 85 ? Spoiler::path : Spoiler::query;
    }

    private void path(Draft draft) {
        if (draft.path.length() > 4000) {
            return;
        }
        List<MatchResult> found = ID.matcher(draft.path).results().toList();
        switch (found.isEmpty() ? random.nextInt(3) : random.nextInt(12)) {
            case 0 -> draft.path += odd("endings");
            case 1 -> draft.path = odd("beginnings") + draft.path.substring(1);
            case 2 -> draft.path = flipCase(draft.path);
            default -> {
                MatchResult id = found.isEmpty() ? null : oneOf(found);
                if (id != null) {
                    String value =
                            random.nextInt(4) == 0 ? oneOf(ids) : odd("ids").replace("ID", id.group());
                    draft.path = draft.path.substring(0, id.start()) + value + draft.path.substring(id.end());
                }
            }
        }
    }

    private void query(Draft draft) {
        List<String> names =
                endpoint.parametersIn("query").stream().map(Parameter::getName).toList();
        if (names.isEmpty() || random.nextInt(5) == 0) {
            add(draft, odd("queries"));
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> draft.query = "";
            case 1 -> add(draft, draft.query);
            case 2 -> draft.query = oneOf(names) + "=" + odd("values");
            default -> add(draft, oneOf(names) + "=" + (random.nextInt(5) == 0 ? oneOf(ids) : odd("values")));
        }
    }

    private static void add(Draft draft, String parameter) {
        // longer ones only show that the server has a limit
        if (draft.query.length() < 4000) {
            draft.query = draft.query.isEmpty() ? parameter : draft.query + "&" + parameter;
        }
    }

    private void header(Draft draft) {
        String[] header = odd("headers").split(": ?", 2);
        if (random.nextInt(20) == 0) {
            draft.headers.removeIf(any -> any[0].equals("Content-Type"));
        } else if (random.nextInt(6) == 0) {
            draft.headers.add(header);
        } else {
            draft.header(header[0], header[1]);
        }
    }

    private void method(Draft draft) {
        draft.method = odd("methods");
    }

    private void token(Draft draft) {
        String token = odd("tokens");
        if (token.isEmpty()) {
            draft.headers.removeIf(header -> header[0].equals("Authorization"));
        } else {
            draft.header("Authorization", token);
        }
    }

    private void body(Draft draft) {
        String json = draft.body == null ? "{}" : new String(draft.body, StandardCharsets.UTF_8);
        List<Supplier<byte[]>> ways = List.of(
                () -> text(odd("bodies")),
                () -> text(json.substring(0, random.nextInt(json.length() + 1))),
                () -> text(json.replaceFirst("\\{", "{" + odd("members").replace("\\", "\\\\") + ",")),
                () -> text(without(json)),
                () -> json.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE),
                () -> bent(text(json)));
        draft.body =
                random.nextInt(3) > 0 ? text(withOddValue(json)) : oneOf(ways).get();
        if (!endpoint.hasBody()) {
            draft.header("Content-Type", "application/json");
        }
    }

    private String withOddValue(String json) {
        List<MatchResult> values = VALUE.matcher(json).results().toList();
        if (values.isEmpty()) {
            return odd("bodies");
        }
        MatchResult value = oneOf(values);
        return json.substring(0, value.start()) + odd("json") + json.substring(value.end());
    }

    private String without(String json) {
        String[] members = json.replaceAll("[{}]", "").split(",");
        int missing = random.nextInt(members.length);
        return "{"
                + String.join(
                        ",",
                        Arrays.stream(members)
                                .filter(member -> !member.equals(members[missing]))
                                .toList()) + "}";
    }

    private byte[] bent(byte[] bytes) {
        for (int i = 0; i <= random.nextInt(4) && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private String flipCase(String text) {
        int at = 1 + random.nextInt(text.length() - 1);
        char c = text.charAt(at);
        char flipped = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    private String odd(String section) {
        return ODDITIES.any(section, random);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
