package market.carrot.acceptance.system;

import java.util.List;
import java.util.stream.Stream;

/** Knows its victims by their ids, so that between the order and their end lies no time. */
public record Killer(List<ProcessHandle> victims) {

    /** SIGKILL to each, and to its children: a database's server as well as the JVM that watches over it. */
    public void kill() {
        List<ProcessHandle> all = victims.stream()
                .flatMap(victim -> Stream.concat(Stream.of(victim), victim.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
