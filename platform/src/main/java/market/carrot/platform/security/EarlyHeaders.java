package market.carrot.platform.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Writes the security headers before the request goes on. Camel answers on another thread; headers written when the first
 * thread comes back would meet those of the answer, and the two have broken answers (a header without a name).
 */
public final class EarlyHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        });
    }
}
