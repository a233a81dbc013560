package market.carrot.local.engines;

import java.io.IOException;

/** The signal at which a server ends its sessions, writes its data and stops. */
enum StopSignal {
    /** PostgreSQL's fast shutdown; its SIGTERM would wait for the clients to go. */
    INTERRUPT {
        @Override
        void send(ProcessHandle process) {
            try {
                // Java itself sends only SIGTERM and SIGKILL
                new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new EngineException("Process " + process.pid() + " cannot be stopped: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    },
    /** MariaDB's shutdown. */
    TERMINATE {
        @Override
        void send(ProcessHandle process) {
            process.destroy();
        }
    };

    abstract void send(ProcessHandle process);
}
