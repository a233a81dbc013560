package market.carrot.platform.defaults;

import market.carrot.telemetry.Defaults;

/** What every service has, unless its own configuration says otherwise. */
public class PlatformDefaults extends Defaults {
    public PlatformDefaults() {
        super("platform-defaults");
    }
}
