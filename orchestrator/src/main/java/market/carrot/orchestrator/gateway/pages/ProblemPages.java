package market.carrot.orchestrator.gateway.pages;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemType;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a problem's {@code type} leads to: a page for the person who meets it, out of {@link ProblemType} alone. */
@Controller
@Profile(Role.GATEWAY_PROFILE)
class ProblemPages {
    private final Html layout = Html.read("layout.html");
    private final Html problem = Html.read("problem.html");
    private final Html index = Html.read("problems.html");
    private final Html row = Html.read("problem-row.html");

    @GetMapping("/problems")
    ResponseEntity<String> all() {
        Html rows = new Html(Arrays.stream(ProblemType.values())
                .map(type -> row.with(of(type)).text())
                .collect(Collectors.joining()));
        return Page.html(layout.with("content", index.with("rows", rows)).with(Map.of("title", "Problems")));
    }

    @GetMapping("/problems/{word}")
    ResponseEntity<String> one(@PathVariable("word") String word) throws NoResourceFoundException {
        ProblemType type = ProblemType.named(word)
                .orElseThrow(() -> new NoResourceFoundException(HttpMethod.GET, "/problems/" + word));
        return Page.html(layout.with("content", problem).with(of(type)));
    }

    private static Map<String, ?> of(ProblemType type) {
        return Map.of(
                "title", type.title(),
                "status", type.status(),
                "uri", type.uri(),
                "when", type.when(),
                "advice", type.advice(),
                "retry", type.retry().says());
    }
}
