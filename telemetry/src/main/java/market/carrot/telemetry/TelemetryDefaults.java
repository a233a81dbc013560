package market.carrot.telemetry;

/** What every process tells of its work, unless it says otherwise. */
public class TelemetryDefaults extends Defaults {
    public TelemetryDefaults() {
        super("telemetry-defaults");
    }
}
