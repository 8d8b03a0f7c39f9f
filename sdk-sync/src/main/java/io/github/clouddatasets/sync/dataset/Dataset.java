package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.ModelDoor;
import io.github.clouddatasets.sync.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset: entries of one kind of data, and the categories that they are labelled with ({@code listDatasets}, {@code
 * getDataset}). Where a query names the columns to read, all others are null, and lists and maps empty.
 *
 * @param id the dataset's id, a UUID
 * @param projectId the project that the dataset is in
 * @param name the name; not unique, not even within the project
 * @param labels labels of the dataset itself, not of its entries
 * @param modality the kind of data, such as {@code idah-image} or {@code idah-video}. The service takes any text, but processes
 *     media only of kinds that a plugin handles
 * @param labelingConfiguration categories and properties by the kind of shape
 * @param workflowConfiguration how entries go on; {@code sample_rate}, 0 to 1, is the share of entries sent to review
 * @param status the state
 * @param progress the share of entries done, 0 to 1
 * @param entriesTotalCount the number of entries
 * @param entriesCompletedCount the number of entries done; an errored entry counts as one
 * @param entriesInProgressCount the number of entries that somebody is at
 * @param createdAt when the dataset was made; whole seconds
 * @param updatedAt when the dataset, an entry or an annotation last changed, but for deletions; whole seconds
 * @param project the project; null if the query does not include projects
 * @param entryIds ids of the entries; empty if the query does not include entries
 */
public record Dataset(
        String id,
        @Nullable String projectId,
        @Nullable String name,
        List<String> labels,
        @Nullable String modality,
        LabelingConfiguration labelingConfiguration,
        Map<String, @Nullable Object> workflowConfiguration,
        @Nullable DatasetStatus status,
        @Nullable Double progress,
        @Nullable Long entriesTotalCount,
        @Nullable Long entriesCompletedCount,
        @Nullable Long entriesInProgressCount,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Project project,
        List<String> entryIds) {

    static {
        ModelDoor.handOver(Dataset.class, DatasetResource.TYPE, DatasetResource::model);
    }

    /**
     * Checks the id, and copies the collections. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Dataset {
        id = WireId.required("id", id);
        labels = Immutable.list(labels);
        workflowConfiguration = Immutable.json(workflowConfiguration);
        entryIds = Immutable.list(entryIds);
    }

    /**
     * The share of entries that the workflow sends to review.
     *
     * @return 0 to 1; 1, the service's default, if the dataset does not say
     */
    public double sampleRate() {
        return workflowConfiguration.get("sample_rate") instanceof Number rate ? rate.doubleValue() : 1;
    }
}
