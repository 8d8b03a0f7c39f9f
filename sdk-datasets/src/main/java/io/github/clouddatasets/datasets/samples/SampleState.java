package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Labeling state of samples, as filters write it (schema {@code SampleState}). Tables of the service write upper case,
 * one documented request writes lower case: send the constants, compare answers ignoring case. The set is open: a value
 * without a constant is kept.
 *
 * @param value the value on the wire
 */
public record SampleState(@JsonValue String value) implements WireValue {

    /** Labeled ({@code __ALL__}). */
    public static final SampleState LABELED = new SampleState("__ALL__");

    /** Unlabeled ({@code __NONE__}). */
    public static final SampleState UNLABELED = new SampleState("__NONE__");

    /** Awaiting acceptance ({@code __UNCHECK__}). */
    public static final SampleState UNCHECKED = new SampleState("__UNCHECK__");

    /** Passed acceptance ({@code __ACCEPTED__}). */
    public static final SampleState ACCEPTED = new SampleState("__ACCEPTED__");

    /** Failed acceptance ({@code __REJECTED__}). */
    public static final SampleState REJECTED = new SampleState("__REJECTED__");

    /** Awaiting review ({@code __UNREVIEWED__}). */
    public static final SampleState UNREVIEWED = new SampleState("__UNREVIEWED__");

    /** Reviewed ({@code __REVIEWED__}). */
    public static final SampleState REVIEWED = new SampleState("__REVIEWED__");

    /** Drawn for acceptance ({@code __WORKFORCE_SAMPLED__}). */
    public static final SampleState WORKFORCE_SAMPLED = new SampleState("__WORKFORCE_SAMPLED__");

    /** Drawn for acceptance, not checked yet ({@code __WORKFORCE_SAMPLED_UNCHECK__}). */
    public static final SampleState WORKFORCE_SAMPLED_UNCHECKED = new SampleState("__WORKFORCE_SAMPLED_UNCHECK__");

    /** Drawn for acceptance and checked ({@code __WORKFORCE_SAMPLED_CHECKED__}). */
    public static final SampleState WORKFORCE_SAMPLED_CHECKED = new SampleState("__WORKFORCE_SAMPLED_CHECKED__");

    /** Drawn for acceptance and accepted ({@code __WORKFORCE_SAMPLED_ACCEPTED__}). */
    public static final SampleState WORKFORCE_SAMPLED_ACCEPTED = new SampleState("__WORKFORCE_SAMPLED_ACCEPTED__");

    /** Drawn for acceptance and rejected ({@code __WORKFORCE_SAMPLED_REJECTED__}). */
    public static final SampleState WORKFORCE_SAMPLED_REJECTED = new SampleState("__WORKFORCE_SAMPLED_REJECTED__");

    /** Labeled by the machine, awaiting confirmation ({@code __AUTO_ANNOTATION__}). */
    public static final SampleState AUTO_LABELED = new SampleState("__AUTO_ANNOTATION__");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SampleState {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
