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
     * Whether it only finds out that somebody answers, at no cost to speak of: then it is asked at the same pace however
     * long that takes, and who is back is seen soon.
     */
    default boolean costsNothing() {
        return false;
    }

    /**
     * Asks, and lets the gauges show the answer.
     *
     * @throws Exception when there is none
     */
    void take() throws Exception;
}
