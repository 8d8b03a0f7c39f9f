package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a dataset is copied ({@code duplicateDataset}).
 *
 * @param datasetName the name of the copy; null for the service's choice
 * @param entryIds the entries to copy, UUIDs; null for all
 * @param withLabels whether the labels of the dataset are copied
 * @param withAnnotations whether the annotations are copied
 */
public record DuplicateDatasetRequest(
        @Nullable String datasetName, @Nullable List<String> entryIds, boolean withLabels, boolean withAnnotations) {

    /** Checks the values, and copies the list. {@inheritDoc} */
    public DuplicateDatasetRequest {
        if (datasetName != null) {
            Check.segment("datasetName", datasetName);
        }
        entryIds = entryIds == null ? null : FilterValues.uuids("entryIds", entryIds);
    }

    /**
     * Starts building a request for a copy of all entries, without labels and annotations.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfDuplicateDatasetRequest()
                .withLabels(false)
                .withAnnotations(false);
    }

    /** Builds a {@link DuplicateDatasetRequest}. */
    public interface Builder {

        /**
         * Sets the name of the copy.
         *
         * @param datasetName the name; null, the default, for the service's choice
         * @return this
         */
        Builder datasetName(@Nullable String datasetName);

        /**
         * Sets the entries to copy.
         *
         * @param entryIds UUIDs; null, the default, for all
         * @return this
         */
        Builder entryIds(@Nullable List<String> entryIds);

        /**
         * Sets the entries to copy.
         *
         * @param entryIds UUIDs
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder entryIds(String... entryIds) {
            return entryIds(Arrays.asList(Check.required("entryIds", entryIds)));
        }

        /**
         * Sets whether the labels of the dataset are copied.
         *
         * @param withLabels the choice; false by default
         * @return this
         */
        Builder withLabels(boolean withLabels);

        /**
         * Sets whether the annotations are copied.
         *
         * @param withAnnotations the choice; false by default
         * @return this
         */
        Builder withAnnotations(boolean withAnnotations);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value breaks its rule
         */
        DuplicateDatasetRequest build();
    }
}
