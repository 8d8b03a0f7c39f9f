package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a dataset ({@code updateDataset}). Project, modality, status and counts cannot be changed by a request.
 *
 * @param name the new name; null to keep the old one
 * @param labels the new labels of the dataset itself; null to keep the old ones
 * @param labelingConfiguration the new categories and properties, as a whole; null to keep the old ones
 * @param workflowConfiguration the new workflow, as a whole; null to keep the old one
 */
public record UpdateDatasetRequest(
        @Nullable String name,
        @Nullable List<String> labels,
        @Nullable LabelingConfiguration labelingConfiguration,
        @Nullable Map<String, @Nullable Object> workflowConfiguration) {

    /** Checks the values, and copies the collections. {@inheritDoc} */
    public UpdateDatasetRequest {
        if (name == null && labels == null && labelingConfiguration == null && workflowConfiguration == null) {
            throw new IllegalArgumentException("one of name, labels, labelingConfiguration and workflowConfiguration is"
                    + " required: the request changes nothing");
        }
        if (name != null) {
            Check.segment("name", name);
        }
        labels = labels == null ? null : FilterValues.checked("labels", labels);
        workflowConfiguration = workflowConfiguration == null ? null : Immutable.json(workflowConfiguration);
    }

    /** The wire form. */
    record Attributes(
            @Nullable String name,
            @Nullable List<String> labels,
            @Nullable Map<String, ShapeConfiguration> labelingConfiguration,
            @Nullable Map<String, @Nullable Object> workflowConfiguration) {}

    Attributes attributes() {
        return new Attributes(
                name,
                labels,
                labelingConfiguration == null ? null : labelingConfiguration.shapes(),
                workflowConfiguration);
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfUpdateDatasetRequest();
    }

    /** Builds an {@link UpdateDatasetRequest}. */
    public interface Builder {

        /**
         * Sets the name.
         *
         * @param name the new name; null, the default, to keep the old one
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets labels of the dataset itself.
         *
         * @param labels the new labels, all of them; null, the default, to keep the old ones
         * @return this
         */
        Builder labels(@Nullable List<String> labels);

        /**
         * Sets labels of the dataset itself.
         *
         * @param labels the new labels, all of them
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder labels(String... labels) {
            return labels(Arrays.asList(Check.required("labels", labels)));
        }

        /**
         * Sets categories and properties.
         *
         * @param labelingConfiguration the new configuration, as a whole; null, the default, to keep the old one
         * @return this
         */
        Builder labelingConfiguration(@Nullable LabelingConfiguration labelingConfiguration);

        /**
         * Sets how entries go on.
         *
         * @param workflowConfiguration the new configuration, as a whole; null, the default, to keep the old one
         * @return this
         */
        Builder workflowConfiguration(@Nullable Map<String, @Nullable Object> workflowConfiguration);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if nothing changes, or a value breaks its rule
         */
        UpdateDatasetRequest build();
    }
}
