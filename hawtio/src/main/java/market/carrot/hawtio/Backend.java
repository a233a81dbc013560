package market.carrot.hawtio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Hawtio's page asks of the server that it came from. */
@RestController
@RequestMapping(path = Pages.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
class Backend {
    static final String CONNECTIONS = "/connections.js";

    private final Processes processes;
    private final ObjectMapper json;

    Backend(Processes processes, ObjectMapper json) {
        this.processes = processes;
        this.json = json;
    }

    /** As JSON: a text in quotation marks. */
    @GetMapping("/user")
    String user(Principal user) throws JsonProcessingException {
        return json.writeValueAsString(user.getName());
    }

    /** The login has happened before the page was sent. */
    @GetMapping("/auth/config/login")
    List<Map<String, String>> howToLogIn() {
        return List.of(Map.of("method", "external", "name", "OpenID provider"));
    }

    @GetMapping("/plugin")
    List<String> plugins() {
        return List.of();
    }

    @GetMapping("/proxy/enabled")
    boolean proxyIsEnabled() {
        return true;
    }

    @GetMapping(path = CONNECTIONS, produces = "text/javascript")
    String connections() throws JsonProcessingException {
        Map<String, CamelProcess.Connection> connections = processes.processes().stream()
                .map(CamelProcess::connection)
                .collect(Collectors.toMap(
                        CamelProcess.Connection::id, connection -> connection, (one, same) -> one, LinkedHashMap::new));
        return "localStorage.setItem('connect.connections', JSON.stringify(" + json.writeValueAsString(connections)
                + "));";
    }
}
