package market.carrot.acceptance.system;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The routes of one process, as an operator has them on a JMX console. */
public final class Routes implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Routes(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    public static Routes of(long pid) throws Exception {
        VirtualMachine process = VirtualMachine.attach(String.valueOf(pid));
        try {
            JMXServiceURL console = new JMXServiceURL(process.startLocalManagementAgent());
            return new Routes(JMXConnectorFactory.connect(console));
        } finally {
            process.detach();
        }
    }

    public void stop(String id) throws IOException, JMException {
        invoke(id, "stop");
    }

    public void start(String id) throws IOException, JMException {
        invoke(id, "start");
    }

    private void invoke(String id, String operation) throws IOException, JMException {
        ObjectName pattern = new ObjectName(
                "org.apache.camel",
                new Hashtable<>(Map.of("context", "*", "type", "routes", "name", ObjectName.quote(id))));
        for (ObjectName route : beans.queryNames(pattern, null)) {
            beans.invoke(route, operation, new Object[0], new String[0]);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
