package market.carrot.orchestrator.gateway.pages;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.orchestrator.role.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The files that pages are made of: ours, and those of Swagger UI that its page needs. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.GATEWAY_PROFILE)
class PageFiles implements WebMvcConfigurer {
    private static final String DOCS = "/docs/";
    private static final String OWN = "classpath:/gateway/static/";

    private final String swaggerUi;

    PageFiles(@Value("${carrot.gateway.swagger-ui}") String swaggerUi) {
        this.swaggerUi = swaggerUi;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, DOCS, OWN, "market.css", "favicon.svg", "swagger-initializer.js");
        serve(registry, DOCS, swaggerUi, "swagger-ui.css", "swagger-ui-bundle.js", "oauth2-redirect.js");
    }

    /** @param path under which they are found, with the last slash */
    static void serve(ResourceHandlerRegistry registry, String path, String folder, String... files) {
        String names = Stream.of(files).map(Pattern::quote).collect(Collectors.joining("|"));
        registry.addResourceHandler(path + "{file:" + names + "}")
                .addResourceLocations(folder)
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
