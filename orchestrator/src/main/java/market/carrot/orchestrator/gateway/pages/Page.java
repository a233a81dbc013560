package market.carrot.orchestrator.gateway.pages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How the gateway serves its own pages: to be kept for a while, and with nothing in them from elsewhere. */
final class Page {
    static final String CSP = "Content-Security-Policy";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final String OWN_STYLE_ONLY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    static ResponseEntity<String> html(Html page) {
        return html(page, OWN_STYLE_ONLY);
    }

    static ResponseEntity<String> html(Html page, String contentSecurityPolicy) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(FOR_A_WHILE)
                .header(CSP, contentSecurityPolicy)
                .body(page.text());
    }

    static ResponseEntity<byte[]> document(MediaType type, byte[] document) {
        return ResponseEntity.ok().contentType(type).cacheControl(FOR_A_WHILE).body(document);
    }

    /** Where a page may send requests to, if it sends them there. */
    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
