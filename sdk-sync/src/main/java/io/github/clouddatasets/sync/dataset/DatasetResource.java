package io.github.clouddatasets.sync.dataset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.ModelDoor;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import io.github.clouddatasets.sync.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Datasets as the wire has them. */
final class DatasetResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:datasets", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private DatasetResource() {}

    @Decoded
    record Attributes(
            @Nullable String projectId,
            @Nullable String name,
            @Nullable List<String> labels,
            @Nullable String modality,
            @Nullable Map<String, ShapeConfiguration> labelingConfiguration,
            @Nullable Map<String, @Nullable Object> workflowConfiguration,
            @Nullable DatasetStatus status,
            @Nullable Double progress,
            @Nullable Long entriesTotalCount,
            @Nullable Long entriesCompletedCount,
            @Nullable Long entriesInProgressCount,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static Dataset model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String projectId = a.projectId != null ? a.projectId : resource.relatedId("project");
        return new Dataset(
                resource.requiredId(),
                projectId,
                a.name,
                a.labels == null ? List.of() : a.labels,
                a.modality,
                a.labelingConfiguration == null
                        ? LabelingConfiguration.EMPTY
                        : new LabelingConfiguration(a.labelingConfiguration),
                a.workflowConfiguration == null ? Map.of() : a.workflowConfiguration,
                a.status,
                a.progress,
                a.entriesTotalCount,
                a.entriesCompletedCount,
                a.entriesInProgressCount,
                a.createdAt,
                a.updatedAt,
                ModelDoor.find(Project.class, projectId, included, Included.NONE),
                resource.relatedIds("entries"));
    }
}
