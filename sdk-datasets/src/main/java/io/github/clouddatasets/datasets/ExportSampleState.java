package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;
import io.github.clouddatasets.datasets.samples.SampleState;

/**
 * Labeling state of the samples an export takes (schema {@code ExportSampleState}): the values of {@link SampleState},
 * and the empty text that the documented examples send. The set is open: a value without a constant is kept.
 *
 * @param value the value on the wire
 */
public record ExportSampleState(@JsonValue String value) implements WireValue {

    /** Labeled ({@code __ALL__}). */
    public static final ExportSampleState LABELED = new ExportSampleState("__ALL__");

    /** Unlabeled ({@code __NONE__}). */
    public static final ExportSampleState UNLABELED = new ExportSampleState("__NONE__");

    /** Awaiting acceptance ({@code __UNCHECK__}). */
    public static final ExportSampleState UNCHECKED = new ExportSampleState("__UNCHECK__");

    /** Passed acceptance ({@code __ACCEPTED__}). */
    public static final ExportSampleState ACCEPTED = new ExportSampleState("__ACCEPTED__");

    /** Failed acceptance ({@code __REJECTED__}). */
    public static final ExportSampleState REJECTED = new ExportSampleState("__REJECTED__");

    /** Awaiting review ({@code __UNREVIEWED__}). */
    public static final ExportSampleState UNREVIEWED = new ExportSampleState("__UNREVIEWED__");

    /** Reviewed ({@code __REVIEWED__}). */
    public static final ExportSampleState REVIEWED = new ExportSampleState("__REVIEWED__");

    /** Drawn for acceptance ({@code __WORKFORCE_SAMPLED__}). */
    public static final ExportSampleState WORKFORCE_SAMPLED = new ExportSampleState("__WORKFORCE_SAMPLED__");

    /** Drawn for acceptance, not checked yet ({@code __WORKFORCE_SAMPLED_UNCHECK__}). */
    public static final ExportSampleState WORKFORCE_SAMPLED_UNCHECKED =
            new ExportSampleState("__WORKFORCE_SAMPLED_UNCHECK__");

    /** Drawn for acceptance and checked ({@code __WORKFORCE_SAMPLED_CHECKED__}). */
    public static final ExportSampleState WORKFORCE_SAMPLED_CHECKED =
            new ExportSampleState("__WORKFORCE_SAMPLED_CHECKED__");

    /** Drawn for acceptance and accepted ({@code __WORKFORCE_SAMPLED_ACCEPTED__}). */
    public static final ExportSampleState WORKFORCE_SAMPLED_ACCEPTED =
            new ExportSampleState("__WORKFORCE_SAMPLED_ACCEPTED__");

    /** Drawn for acceptance and rejected ({@code __WORKFORCE_SAMPLED_REJECTED__}). */
    public static final ExportSampleState WORKFORCE_SAMPLED_REJECTED =
            new ExportSampleState("__WORKFORCE_SAMPLED_REJECTED__");

    /** Labeled by the machine, awaiting confirmation ({@code __AUTO_ANNOTATION__}). */
    public static final ExportSampleState AUTO_LABELED = new ExportSampleState("__AUTO_ANNOTATION__");

    /** No filter; only seen in examples. The value is the empty text. */
    public static final ExportSampleState NO_FILTER = new ExportSampleState("");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportSampleState {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
