package market.carrot.coordinator.protocol;

import static io.narayana.lra.LRAConstants.PARENT_LRA_PARAM_NAME;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.coordinator.security.Participants;

/**
 * Lets through what the market uses of Narayana's API, as it uses it. The rest has ways to make the coordinator call any
 * URL, with its token: a parent LRA, an id that is a URL of its own, a participant that is put in another's place.
 */
@PreMatching
class UsedProtocolOnly implements ContainerRequestFilter {
    private static final String ID = "[A-Za-z0-9_.-]{1,128}";
    private static final String CALL_BACK = "(compensate|complete)";

    /** Method and path below the coordinator's own, and the parameters that it may have. */
    private static final Map<Pattern, Set<String>> USED = Map.of(
            Pattern.compile("POST start"), Set.of("TimeLimit", "ClientID"),
            Pattern.compile("PUT " + ID), Set.of("TimeLimit"),
            Pattern.compile("PUT " + ID + "/(close|cancel)"), Set.of(),
            Pattern.compile("GET (" + ID + "(/status)?)?"), Set.of("Status"),
            Pattern.compile("GET recovery(/failed)?"), Set.of(),
            Pattern.compile("DELETE recovery/" + ID), Set.of());

    private static final Pattern LINK = Pattern.compile("\\s*<([^<>\\s]+)>\\s*;\\s*rel=\"?" + CALL_BACK + "\"?\\s*");

    private final Participants participants;

    UsedProtocolOnly(Participants participants) {
        this.participants = participants;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String call = request.getMethod() + " "
                + request.getUriInfo().getPath(false).replaceFirst("^/?lra-coordinator(/|$)", "");
        if (isNested(request)) {
            refuse(
                    request,
                    Status.BAD_REQUEST,
                    "nested-lra",
                    "Nested LRAs are refused",
                    "Start the LRA without " + PARENT_LRA_PARAM_NAME + ".");
        } else if (!isUsed(call, request)) {
            refuse(
                    request,
                    Status.NOT_FOUND,
                    "not-served",
                    "This part of the protocol is not served",
                    "LRAs are started, joined, closed, cancelled and looked at.");
        } else if (call.matches("PUT " + ID) && !areParticipants(request)) {
            refuse(
                    request,
                    Status.BAD_REQUEST,
                    "unknown-participant",
                    "Nobody that the coordinator calls",
                    "Join with one Link header that names compensate and complete under one of"
                            + " carrot.coordinator.participants.");
        }
    }

    private static boolean isNested(ContainerRequestContext request) {
        return request.getUriInfo().getQueryParameters().entrySet().stream()
                        .filter(parameter -> parameter.getKey().equalsIgnoreCase(PARENT_LRA_PARAM_NAME))
                        .anyMatch(parameter -> parameter.getValue().stream().anyMatch(value -> !value.isBlank()))
                || has(request, "long-running-action")
                || has(request, PARENT_LRA_PARAM_NAME);
    }

    private static boolean isUsed(String call, ContainerRequestContext request) {
        // with these two, an end joins somebody first
        return !has(request, "narayana-lra-participant-link")
                && !has(request, "narayana-lra-participant-data")
                && USED.entrySet().stream()
                        .anyMatch(used -> used.getKey().matcher(call).matches()
                                && used.getValue().containsAll(parameters(request)));
    }

    private static Set<String> parameters(ContainerRequestContext request) {
        return request.getUriInfo().getQueryParameters().keySet();
    }

    /** Narayana's headers are found by any spelling that begins so: there are several, and more may come. */
    private static boolean has(ContainerRequestContext request, String header) {
        return request.getHeaders().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(header.toLowerCase(Locale.ROOT)));
    }

    /** Read as Narayana reads it, which takes every comma for the end of a link. */
    private boolean areParticipants(ContainerRequestContext request) {
        List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.LINK, List.of());
        return headers.size() == 1
                && List.of(headers.get(0).split(",", -1)).stream().allMatch(this::isParticipant);
    }

    private boolean isParticipant(String link) {
        Matcher matcher = LINK.matcher(link);
        try {
            return matcher.matches() && participants.include(URI.create(matcher.group(1)));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static void refuse(
            ContainerRequestContext request, Status status, String type, String title, String detail) {
        request.abortWith(Refusal.of(status, type, title, detail).build());
    }
}
