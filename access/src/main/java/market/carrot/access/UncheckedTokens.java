package market.carrot.access;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

/**
 * Sends every failure of a token to the entry point, {@code AuthenticationServiceException} too: the one of a token that
 * cannot be checked now. Spring would rethrow it, and the error page, asked without a token, would answer 401.
 */
public final class UncheckedTokens implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
    private final AuthenticationEntryPoint entryPoint;

    public UncheckedTokens(AuthenticationEntryPoint entryPoint) {
        this.entryPoint = entryPoint;
    }

    @Override
    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entryPoint);
        handler.setRethrowAuthenticationServiceException(false);
        filter.setAuthenticationFailureHandler(handler);
        return filter;
    }
}
