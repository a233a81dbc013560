package market.carrot.vitals;

import java.util.List;

/** A question to somebody outside of the process that is asked again and again; a bean of this type is asked. */
public interface Sample {

    /** What is asked for: a tag of metrics. */
    String name();

    /** Which show the answer, and show nothing when it is too old. */
    default List<SampledGauge> gauges() {
        return List.of();
    }

    /**
     * Asks, and lets the gauges show the answer.
     *
     * @throws Exception when there is none
     */
    void take() throws Exception;
}
