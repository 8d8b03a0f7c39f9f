package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * State of a sample as answers show it (schema {@code SampleStatus}). The tables of the service list the values that
 * filters take, its examples show other ones: {@link #state()} translates between them. The set is open: a value
 * without a constant is kept.
 *
 * @param value the value on the wire
 */
public record SampleStatus(@JsonValue String value) implements WireValue {

    /** Labeled ({@code __ALL__}). */
    public static final SampleStatus LABELED = new SampleStatus("__ALL__");

    /** Unlabeled ({@code __NONE__}). */
    public static final SampleStatus UNLABELED = new SampleStatus("__NONE__");

    /** Awaiting acceptance ({@code __UNCHECK__}). */
    public static final SampleStatus UNCHECKED = new SampleStatus("__UNCHECK__");

    /** Passed acceptance ({@code __ACCEPTED__}). */
    public static final SampleStatus ACCEPTED = new SampleStatus("__ACCEPTED__");

    /** Failed acceptance ({@code __REJECTED__}). */
    public static final SampleStatus REJECTED = new SampleStatus("__REJECTED__");

    /** Awaiting review ({@code __UNREVIEWED__}). */
    public static final SampleStatus UNREVIEWED = new SampleStatus("__UNREVIEWED__");

    /** Reviewed ({@code __REVIEWED__}). */
    public static final SampleStatus REVIEWED = new SampleStatus("__REVIEWED__");

    /** Drawn for acceptance ({@code __WORKFORCE_SAMPLED__}). */
    public static final SampleStatus WORKFORCE_SAMPLED = new SampleStatus("__WORKFORCE_SAMPLED__");

    /** Drawn for acceptance, not checked yet ({@code __WORKFORCE_SAMPLED_UNCHECK__}). */
    public static final SampleStatus WORKFORCE_SAMPLED_UNCHECKED = new SampleStatus("__WORKFORCE_SAMPLED_UNCHECK__");

    /** Drawn for acceptance and checked ({@code __WORKFORCE_SAMPLED_CHECKED__}). */
    public static final SampleStatus WORKFORCE_SAMPLED_CHECKED = new SampleStatus("__WORKFORCE_SAMPLED_CHECKED__");

    /** Drawn for acceptance and accepted ({@code __WORKFORCE_SAMPLED_ACCEPTED__}). */
    public static final SampleStatus WORKFORCE_SAMPLED_ACCEPTED = new SampleStatus("__WORKFORCE_SAMPLED_ACCEPTED__");

    /** Drawn for acceptance and rejected ({@code __WORKFORCE_SAMPLED_REJECTED__}). */
    public static final SampleStatus WORKFORCE_SAMPLED_REJECTED = new SampleStatus("__WORKFORCE_SAMPLED_REJECTED__");

    /** Labeled by the machine, awaiting confirmation ({@code __AUTO_ANNOTATION__}). */
    public static final SampleStatus AUTO_LABELED = new SampleStatus("__AUTO_ANNOTATION__");

    /** Labeled by hand; only seen in examples ({@code MANUAL_ANNOTATION}). */
    public static final SampleStatus MANUAL_ANNOTATION = new SampleStatus("MANUAL_ANNOTATION");

    /** Unlabeled; only seen in examples ({@code UN_ANNOTATION}). */
    public static final SampleStatus UN_ANNOTATION = new SampleStatus("UN_ANNOTATION");

    /** Labeled by the machine, awaiting confirmation; only seen in examples ({@code AUTO_ANNOTATION}). */
    public static final SampleStatus AUTO_ANNOTATION = new SampleStatus("AUTO_ANNOTATION");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public SampleStatus {
        Check.required("value", value);
    }

    /** {@return the state as filters write it; values that only examples show are translated} */
    public SampleState state() {
        return switch (value) {
            case "MANUAL_ANNOTATION" -> SampleState.LABELED;
            case "UN_ANNOTATION" -> SampleState.UNLABELED;
            case "AUTO_ANNOTATION" -> SampleState.AUTO_LABELED;
            default -> new SampleState(value);
        };
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
