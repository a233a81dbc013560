package market.carrot.local.launcher.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import market.carrot.local.launcher.Settings;
import market.carrot.local.launcher.jvm.JavaProgram;
import market.carrot.local.launcher.jvm.Jdk;

/** The plans of the processes of CarrotMarket on this machine. */
public final class LocalSystem {
    private final Settings settings;
    private final Addresses addresses;
    private final Jdk jdk;

    public LocalSystem(Settings settings, Jdk jdk) {
        this.settings = settings;
        this.addresses = new Addresses(settings.portOffset());
        this.jdk = jdk;
    }

    /**
     * @param parts that can be started
     * @param started those of them that are, at once
     */
    public List<ProcessPlan> processes(List<Part> parts, List<Part> started) {
        ServiceEnvironment environment = new ServiceEnvironment(
                addresses,
                addresses.trade(settings.tradeProcesses()),
                settings.data(),
                Optional.of(Part.TRACES).filter(started::contains).map(addresses::http));
        return parts.stream()
                .map(part -> plan(part, environment, started.contains(part)))
                .toList();
    }

    private ProcessPlan plan(Part part, ServiceEnvironment environment, boolean atOnce) {
        return new ProcessPlan(
                part.word(),
                part.stage(),
                addresses.port(part),
                part.after().stream().map(Part::word).collect(Collectors.toSet()),
                program(part),
                environment.of(part),
                settings.root(),
                settings.log(part.word()),
                ready(part),
                atOnce);
    }

    private JavaProgram program(Part part) {
        Path module = settings.root().resolve(part.module());
        Path jar = module.resolve("target").resolve(module.getFileName() + "-" + settings.version() + ".jar");
        return new JavaProgram(
                jdk, part.word(), settings.home(), jar, part.heap(), settings.jvmOptions(), arguments(part));
    }

    private List<String> arguments(Part part) {
        List<String> arguments = new ArrayList<>();
        if (part.isEngine()) {
            arguments.add(part.word());
            arguments.add(settings.data().resolve(part.word()).toString());
            arguments.add(String.valueOf(addresses.port(part)));
            arguments.addAll(part.databases());
        } else if (part == Part.TRACES) {
            arguments.add(String.valueOf(addresses.port(part)));
        }
        return arguments;
    }

    private ReadyCheck ready(Part part) {
        if (part.isEngine()) {
            return new ReadyCheck.Says(part.word() + " is ready on ");
        }
        return new ReadyCheck.Answers(part == Part.TRACES ? addresses.http(part) : addresses.readiness(part));
    }
}
