package market.carrot.platform.web;

import java.security.Principal;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;

/**
 * Who asks: the user id (the token's subject) as an exchange property, set before the first step of every route that
 * begins with an HTTP request. A property, because headers can come from outside.
 */
public class Caller implements Processor {
    /** Name of the exchange property, for {@code ${exchangeProperty.caller}} and {@code @ExchangeProperty}. */
    public static final String PROPERTY = "caller";

    @Override
    public void process(Exchange exchange) {
        if (exchange.getProperty(PROPERTY) == null && exchange.getIn() instanceof PlatformHttpMessage message) {
            Principal user = message.getRequest().getUserPrincipal();
            if (user != null) {
                exchange.setProperty(PROPERTY, user.getName());
            }
        }
    }
}
