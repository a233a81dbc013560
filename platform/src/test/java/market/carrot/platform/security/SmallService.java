package market.carrot.platform.security;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import market.carrot.local.intruder.TestIssuer;
import market.carrot.platform.web.Caller;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The smallest service that the platform makes: three routes that answer with what reached them, under its defaults. */
@SpringBootTest(
        classes = SmallService.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=small-service",
            "management.server.port=0",
            "carrot.security.open=GET /open",
            "carrot.security.internal=/inside/**",
            "carrot.security.internal-callers=orchestrator",
            "carrot.security.operators=/operations/**"
        })
abstract class SmallService {
    static final TestIssuer ISSUER = new TestIssuer();
    static final AtomicInteger CHANGES = new AtomicInteger();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("carrot.identity.issuer-uri", ISSUER::uri);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/open?httpMethodRestrict=GET").process(Application::sayWhatCame);
                    from("platform-http:/things?httpMethodRestrict=GET,POST").process(Application::sayWhatCame);
                    from("platform-http:/inside/things").process(Application::sayWhatCame);
                    from("platform-http:/operations/things").process(Application::sayWhatCame);
                    from("direct:stoppable").routeId("stoppable").to("log:stoppable");
                    from("platform-http:/changes?httpMethodRestrict=POST").process(exchange -> {
                        CHANGES.incrementAndGet();
                        exchange.getMessage().setBody("changed");
                    });
                }
            };
        }

        private static void sayWhatCame(Exchange exchange) {
            String headers = new TreeMap<>(exchange.getMessage().getHeaders())
                    .entrySet().stream()
                            .map(header -> header.getKey() + "=" + header.getValue())
                            .collect(Collectors.joining("\n"));
            exchange.getMessage().setBody("caller=" + exchange.getProperty(Caller.PROPERTY) + "\n" + headers);
        }
    }
}
