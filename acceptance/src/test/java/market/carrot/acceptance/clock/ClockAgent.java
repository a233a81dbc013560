package market.carrot.acceptance.clock;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;

/** Runs inside the process under test. Its first load leads all questions for the time to {@link ShiftedTime}. */
public final class ClockAgent {
    private static boolean installed;

    private ClockAgent() {}

    /** @param millis how far ahead the clock is to be; less than 0: behind */
    public static synchronized void agentmain(String millis, Instrumentation jvm)
            throws IOException, UnmodifiableClassException {
        ShiftedTime.by(Long.parseLong(millis));
        if (!installed) {
            installed = true;
            // for what is loaded from now on
            jvm.addTransformer(new ClockCalls(), true);
            jvm.retransformClasses(Arrays.stream(jvm.getAllLoadedClasses())
                    .filter(jvm::isModifiableClass)
                    .filter(ClockAgent::asksForTheTime)
                    .toArray(Class<?>[]::new));
        }
    }

    private static boolean asksForTheTime(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream code = open(type, file)) {
            return code != null && ClockCalls.redirect(type.getName().replace('.', '/'), code.readAllBytes()) != null;
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static InputStream open(Class<?> type, String file) throws IOException {
        if (type.isArray() || type.isPrimitive()) {
            return null;
        }
        return type.getModule().isNamed() || type.getClassLoader() == null
                ? type.getModule().getResourceAsStream(file)
                : type.getClassLoader().getResourceAsStream(file);
    }
}
