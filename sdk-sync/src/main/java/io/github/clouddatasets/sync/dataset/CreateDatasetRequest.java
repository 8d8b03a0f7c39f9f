package io.github.clouddatasets.sync.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset to make ({@code createDataset}).
 *
 * @param projectId the project, a UUID
 * @param name the name, not empty; the service takes the same name twice
 * @param modality the kind of data, such as {@code idah-image}. The service takes any text, but processes media only of kinds
 *     that a plugin handles
 * @param labelingConfiguration categories and properties; may be {@link LabelingConfiguration#EMPTY}
 * @param workflowConfiguration how entries go on: {@code sample_rate}, 0 to 1, is the share of entries sent to review
 * @param labels labels of the dataset itself
 */
public record CreateDatasetRequest(
        String projectId,
        String name,
        String modality,
        LabelingConfiguration labelingConfiguration,
        Map<String, @Nullable Object> workflowConfiguration,
        List<String> labels) {

    /** Checks the values, and copies the collections. {@inheritDoc} */
    public CreateDatasetRequest {
        FilterValues.uuid("projectId", projectId);
        Check.segment("name", name);
        Check.segment("modality", modality);
        Check.required("labelingConfiguration", labelingConfiguration);
        workflowConfiguration = Immutable.json(Check.required("workflowConfiguration", workflowConfiguration));
        labels = FilterValues.checked("labels", Check.required("labels", labels));
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateDatasetRequest checked(
            @Nullable String projectId,
            @Nullable String name,
            @Nullable String modality,
            @Nullable LabelingConfiguration labelingConfiguration,
            @Nullable Map<String, @Nullable Object> workflowConfiguration,
            @Nullable List<String> labels) {
        return new CreateDatasetRequest(
                Check.required("projectId", projectId),
                Check.required("name", name),
                Check.required("modality", modality),
                Check.required("labelingConfiguration", labelingConfiguration),
                Check.required("workflowConfiguration", workflowConfiguration),
                Check.required("labels", labels));
    }

    /** The wire form: the project is a relation there. */
    record Attributes(
            String name,
            String modality,
            Map<String, @Nullable Object> workflowConfiguration,
            Map<String, ShapeConfiguration> labelingConfiguration,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> labels) {}

    Attributes attributes() {
        return new Attributes(name, modality, workflowConfiguration, labelingConfiguration.shapes(), labels);
    }

    /**
     * Starts building a request without categories and labels, with the service's own workflow.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfCreateDatasetRequest()
                .labelingConfiguration(LabelingConfiguration.EMPTY)
                .workflowConfiguration(Map.of())
                .labels(List.of());
    }

    /** Builds a {@link CreateDatasetRequest}. */
    public interface Builder {

        /**
         * Sets the project.
         *
         * @param projectId the project's id, a UUID; required
         * @return this
         */
        Builder projectId(@Nullable String projectId);

        /**
         * Sets the name.
         *
         * @param name the name; required
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets the kind of data.
         *
         * @param modality such as {@code idah-image}; required
         * @return this
         */
        Builder modality(@Nullable String modality);

        /**
         * Sets categories and properties.
         *
         * @param labelingConfiguration the configuration; {@link LabelingConfiguration#EMPTY} by default
         * @return this
         */
        Builder labelingConfiguration(@Nullable LabelingConfiguration labelingConfiguration);

        /**
         * Sets how entries go on.
         *
         * @param workflowConfiguration the configuration; empty by default
         * @return this
         */
        Builder workflowConfiguration(@Nullable Map<String, @Nullable Object> workflowConfiguration);

        /**
         * Sets the share of entries that the workflow sends to review. Replaces the workflow set before.
         *
         * @param share 0 to 1; the service's default is 1
         * @return this
         * @throws IllegalArgumentException if the share is out of its range
         */
        default Builder sampleRate(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw Check.refused("sampleRate", "must be between 0 and 1", String.valueOf(share));
            }
            return workflowConfiguration(Map.of("sample_rate", share));
        }

        /**
         * Sets labels of the dataset itself.
         *
         * @param labels the labels; none by default
         * @return this
         */
        Builder labels(@Nullable List<String> labels);

        /**
         * Sets labels of the dataset itself.
         *
         * @param labels the labels; none by default
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder labels(String... labels) {
            return labels(Arrays.asList(Check.required("labels", labels)));
        }

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateDatasetRequest build();
    }
}
