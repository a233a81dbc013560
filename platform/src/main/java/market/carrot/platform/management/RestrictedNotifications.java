package market.carrot.platform.management;

import org.jolokia.server.core.request.JolokiaNotificationRequest;
import org.jolokia.service.jmx.handler.NotificationHandler;

/** Jolokia lets whoever gets in register for notifications, without asking its restrictor: here it asks. */
public final class RestrictedNotifications extends NotificationHandler {

    @Override
    protected void checkForRestriction(JolokiaNotificationRequest request) {
        checkType();
    }
}
