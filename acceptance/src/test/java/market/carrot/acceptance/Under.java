package market.carrot.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import market.carrot.acceptance.system.Terms;

/** Under which terms the system has to run for a story. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Under {
    Terms value();
}
