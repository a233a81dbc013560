package market.carrot.hawtio;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Has Hawtio's page run our script before its own, which puts the processes among its connections. Hawtio's own way, a
 * list that it fetches, would open each of them in a window of its own at every login.
 */
final class ConnectionsFirst implements ResourceTransformer {
    private static final String HEAD = "<head>";
    private static final String SCRIPT = "<script src=\"" + Pages.BASE + Backend.CONNECTIONS + "\"></script>";

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource page = chain.transform(request, resource);
        if (!"index.html".equals(page.getFilename())) {
            return page;
        }
        String html = page.getContentAsString(StandardCharsets.UTF_8);
        return new TransformedResource(page, html.replace(HEAD, HEAD + SCRIPT).getBytes(StandardCharsets.UTF_8));
    }
}
