package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.labels.LabelAttribute;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label of a version, with how often it occurs (schema {@code LabelStats}, in {@link DatasetVersion#labelStats()}).
 * The service leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property color, shortcut and other basic properties
 * @param attributes further attributes defined on the label
 * @param count how often the label occurs
 * @param sampleCount number of samples that carry the label
 */
@Decoded
public record LabelStats(
        @Nullable String name,
        @Nullable LabelType type,
        @Nullable LabelProperty property,
        List<LabelAttribute> attributes,
        @Nullable Integer count,
        @Nullable Integer sampleCount) {

    /** Copies the lists. {@inheritDoc} */
    public LabelStats {
        attributes = Immutable.list(attributes);
    }
}
