package market.carrot.coordinator.recovery;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.common.recoveryPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.nio.file.Path;
import java.util.List;
import market.carrot.coordinator.CoordinatorProperties;
import market.carrot.coordinator.StartRefused;

/** Hands the settings to Narayana's statics, which read them once, when first used. */
final class NarayanaSettings {

    private NarayanaSettings() {}

    static void apply(CoordinatorProperties properties, Path storeDirectory) {
        try {
            arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier(properties.nodeIdentifier());
        } catch (CoreEnvironmentBeanException e) {
            throw new StartRefused(
                    "Narayana does not take the node identifier " + properties.nodeIdentifier(),
                    "Let carrot.coordinator.node-identifier be at most 28 bytes long.",
                    e);
        }
        // a listening socket for other processes on the same store, of which there are none
        arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
        // Narayana's three stores: null is the one that holds the LRAs, the others must not land in the working
        // directory
        for (String name : new String[] {null, "communicationStore", "stateStore"}) {
            ObjectStoreEnvironmentBean store = BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, name);
            store.setObjectStoreDir(storeDirectory.toString());
            store.setObjectStoreSync(properties.store().sync());
            store.setObjectStoreType(AtomicRecordStore.class.getName());
        }
        var recovery = recoveryPropertyManager.getRecoveryEnvironmentBean();
        recovery.setPeriodicRecoveryPeriod(
                Math.toIntExact(properties.recovery().period().toSeconds()));
        recovery.setRecoveryBackoffPeriod(
                Math.toIntExact(properties.recovery().backoff().toSeconds()));
        recovery.setRecoveryModuleClassNames(List.of(LRARecoveryModule.class.getName(), EndedLras.class.getName()));
        recovery.setExpiryScannerClassNames(List.of());
    }
}
