package market.carrot.acceptance.system;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * Makes the wall clock of one running process jump, as a wrong time server or the pause of a virtual machine does. What
 * jumps is all that reads it in Java, in our classes, the libraries' and the JDK's: {@code java.time}, {@code Date},
 * {@code System.currentTimeMillis()}. What does not: {@code nanoTime} and the waits made of it, which a real jump leaves
 * alone as well; and, though a real jump reaches these, native waits for a time of day ({@code parkUntil}) and methods
 * that are running when the clock jumps for the first time, such as the loop of {@code java.util.Timer}.
 */
public final class WrongClock {
    private static final String PACKAGE = "market/carrot/acceptance/clock/";
    private static final Path AGENT = makeAgent();

    private final long pid;

    public WrongClock(long pid) {
        this.pid = pid;
    }

    public void setRight() {
        jump(Duration.ZERO);
    }

    /** @param ahead of the right time; less than zero: behind */
    public void jump(Duration ahead) {
        try {
            VirtualMachine process = VirtualMachine.attach(String.valueOf(pid));
            try {
                process.loadAgent(AGENT.toString(), String.valueOf(ahead.toMillis()));
            } finally {
                process.detach();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A jar of its own for each run: a process that was made ready with it reads it as long as it lives. */
    private static Path makeAgent() {
        try {
            Path target = Files.createTempFile(Path.of("target").toAbsolutePath(), "clock-", ".jar");
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            Map.of(
                            "Agent-Class",
                            PACKAGE.replace('/', '.') + "ClockAgent",
                            "Boot-Class-Path",
                            target.getFileName().toString(),
                            "Can-Retransform-Classes",
                            "true")
                    .forEach(manifest.getMainAttributes()::putValue);
            try (OutputStream file = Files.newOutputStream(target);
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (String name : List.of("ClockAgent", "ClockCalls", "ShiftedTime")) {
                    String entry = PACKAGE + name + ".class";
                    jar.putNextEntry(new ZipEntry(entry));
                    try (InputStream code = WrongClock.class.getResourceAsStream("/" + entry)) {
                        code.transferTo(jar);
                    }
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
