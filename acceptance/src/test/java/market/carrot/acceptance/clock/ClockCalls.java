package market.carrot.acceptance.clock;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Redirects a class's calls of the two methods through which Java reads the wall clock. It is enough to let their
 * references in the constant pool name another class: the code stays byte for byte as it was.
 */
final class ClockCalls implements ClassFileTransformer {
    private static final String REPLACEMENT = "market/carrot/acceptance/clock/ShiftedTime";
    /** Method after class. */
    private static final Map<String, String> CLOCKS =
            Map.of("java/lang/System", "currentTimeMillis", "jdk/internal/misc/VM", "getNanoTimeAdjustment");

    private static final int POOL = 8;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    /** Long and Double take two places. */
    private static final Set<Integer> WIDE = Set.of(5, 6);
    /** Bytes of each kind of constant after its tag, the JVM specification's table 4.4-A; 0: none of that tag. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        return redirect(name, classFile);
    }

    /** @return null when the class does not ask for the time, or is the one that answers */
    static byte[] redirect(String name, byte[] classFile) {
        if (REPLACEMENT.equals(name)) {
            return null;
        }
        ByteBuffer code = ByteBuffer.wrap(classFile.clone());
        int count = Short.toUnsignedInt(code.getShort(POOL));
        int[] places = new int[count];
        int end = places(code, places);
        List<Integer> calls = new ArrayList<>();
        for (int place : places) {
            if (place != 0 && code.get(place) == METHOD && isClock(code, places, place)) {
                calls.add(place);
            }
        }
        if (calls.isEmpty()) {
            return null;
        }
        calls.forEach(place -> code.putShort(place + 1, (short) (count + 1)));
        code.putShort(POOL, (short) (count + 2));
        return withReplacement(code.array(), end, count);
    }

    /** @return where the pool ends */
    private static int places(ByteBuffer code, int[] places) {
        int place = POOL + 2;
        for (int i = 1; i < places.length; i++) {
            places[i] = place;
            int tag = code.get(place);
            place += 1 + (tag == UTF8 ? 2 + Short.toUnsignedInt(code.getShort(place + 1)) : SIZES[tag]);
            if (WIDE.contains(tag)) {
                i++;
            }
        }
        return place;
    }

    private static boolean isClock(ByteBuffer code, int[] places, int method) {
        String owner = text(code, reference(code, places, reference(code, places, method + 1) + 1));
        String name = text(code, reference(code, places, reference(code, places, method + 3) + 1));
        return name.equals(CLOCKS.get(owner));
    }

    private static int reference(ByteBuffer code, int[] places, int place) {
        return places[Short.toUnsignedInt(code.getShort(place))];
    }

    private static String text(ByteBuffer code, int place) {
        int length = Short.toUnsignedInt(code.getShort(place + 1));
        return new String(code.array(), place + 3, length, StandardCharsets.UTF_8);
    }

    /** Two constants more: the replacement's name and the class of that name. */
    private static byte[] withReplacement(byte[] code, int end, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(code, 0, end);
            out.writeByte(UTF8);
            out.writeUTF(REPLACEMENT);
            out.writeByte(CLASS);
            out.writeShort(count);
            out.write(code, end, code.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
