package market.carrot.acceptance;

import market.carrot.acceptance.market.Market;
import market.carrot.acceptance.system.CarrotSystem;
import market.carrot.acceptance.system.Terms;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One system for all stories of a run, started for the first of them and stopped after the last, whatever happens. */
class RunningSystem implements BeforeAllCallback, ParameterResolver {
    private static final CarrotSystem SYSTEM = new CarrotSystem();
    private static Market market;

    static CarrotSystem system() {
        return SYSTEM;
    }

    static Market market() {
        return market;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Namespace namespace = Namespace.create(RunningSystem.class);
        context.getRoot().getStore(namespace).getOrComputeIfAbsent(End.class);
        SYSTEM.run(termsFor(context.getRequiredTestClass()));
        if (market == null) {
            market = new Market(SYSTEM.addresses());
        }
    }

    /** For what happens once for all tests of a story. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CarrotSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SYSTEM;
    }

    private static Terms termsFor(Class<?> story) {
        return AnnotationSupport.findAnnotation(story, Under.class)
                .map(Under::value)
                .orElse(Terms.DAYS);
    }

    /** JUnit closes it when everything has run. */
    static final class End implements ExtensionContext.Store.CloseableResource {
        // also when the tests are broken off
        private final Thread hook = new Thread(SYSTEM::end);

        End() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void close() {
            if (market != null) {
                market.close();
            }
            SYSTEM.end();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
