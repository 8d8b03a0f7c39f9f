package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.ModelDoor;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import io.github.clouddatasets.sync.project.Member;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Entries as the wire has them. */
final class EntryResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:entries", Attributes.class);

    private static final Attributes NONE = new Attributes(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private EntryResource() {}

    @Decoded
    record Attributes(
            @Nullable String projectId,
            @Nullable String datasetId,
            @Nullable Integer priority,
            @Nullable WorkflowStep wfStep,
            @Nullable EntryStatus status,
            @Nullable String jobId,
            @Nullable String resource,
            @Nullable String name,
            @Nullable String assignedToId,
            @Nullable String assignedToEmail,
            @Nullable String submittedById,
            @Nullable String submittedByEmail,
            @Nullable String reviewedById,
            @Nullable String reviewedByEmail,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static Entry model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String datasetId = a.datasetId != null ? a.datasetId : resource.relatedId("dataset");
        return new Entry(
                resource.requiredId(),
                a.projectId != null ? a.projectId : resource.relatedId("project"),
                datasetId,
                a.priority,
                a.wfStep,
                a.status,
                a.jobId,
                a.resource,
                a.name,
                a.assignedToId,
                a.assignedToEmail,
                a.submittedById,
                a.submittedByEmail,
                a.reviewedById,
                a.reviewedByEmail,
                a.createdAt,
                a.updatedAt,
                ModelDoor.find(Dataset.class, datasetId, included, included),
                member("assigned_to", resource, included),
                member("submitted_by", resource, included),
                member("reviewed_by", resource, included),
                included.findAll(StatResource.TYPE, resource.relatedIds("entry_stats"), StatResource::model));
    }

    private static @Nullable Member member(String relation, Resource<Attributes> resource, Included included) {
        return ModelDoor.find(Member.class, resource.relatedId(relation), included, Included.NONE);
    }
}
