package market.carrot.local.launcher.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process that listens on a port, as far as Linux tells it to this user. */
record PortOwner(long pid, String command) {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    static Optional<PortOwner> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .flatMap(line -> inode(line, port).stream())
                .flatMap(inode -> holder("socket:[" + inode + "]").stream())
                .findFirst();
    }

    /** The inode of the socket, if this line of the table is of one that listens on the port. */
    static Optional<String> inode(String line, int port) {
        String[] fields = line.trim().split("\\s+");
        boolean listens = fields.length > INODE
                && fields[STATE].equals(LISTENING)
                && fields[LOCAL_ADDRESS].endsWith(":%04X".formatted(port));
        return listens ? Optional.of(fields[INODE]) : Optional.empty();
    }

    private static Optional<PortOwner> holder(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, socket))
                .map(process -> new PortOwner(process.pid(), describe(process)))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.anyMatch(descriptor -> leadsTo(descriptor, socket));
        } catch (IOException | SecurityException gone) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException gone) {
            return false;
        }
    }

    /** The program, and for Java what it runs. */
    private static String describe(ProcessHandle process) {
        String program = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("unknown");
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        int jar = arguments.indexOf("-jar") + 1;
        return jar > 0 && jar < arguments.size() ? program + " -jar " + arguments.get(jar) : program;
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + command + ")";
    }
}
