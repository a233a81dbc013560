package market.carrot.hawtio;

import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Hawtio's pages, as they were built. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
    static final String BASE = "/hawtio";

    private static final String FILES = "classpath:/hawtio-static/";
    private static final String INDEX = "index.html";

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController(BASE + "/").setViewName("forward:" + BASE + "/" + INDEX);
        views.addRedirectViewController("/", BASE + "/");
        views.addRedirectViewController(BASE, BASE + "/");
        // a process has refused the person's token, which may have ended before the session: there has to be a new one
        views.addRedirectViewController(BASE + "/connect/login", SecurityConfiguration.LOGIN);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler(BASE + "/static/**")
                .addResourceLocations(FILES + "static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate());
        resources
                .addResourceHandler(BASE + "/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new FileOrPage())
                .addTransformer(new ConnectionsFirst());
    }

    /** Hawtio's own paths, such as {@code /hawtio/camel/routes}, are no files: its one page shows them. */
    private static final class FileOrPage extends PathResourceResolver {
        @Override
        protected Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            boolean page = path.matches("(camel|connect|jmx|runtime|help|preferences)(/.*)?");
            return file == null && page ? super.getResource(INDEX, location) : file;
        }
    }
}
