package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes as the wire has them. */
final class NoteResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:note_feeds", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null, null);

    private NoteResource() {}

    @Decoded
    record Attributes(
            @Nullable String projectId,
            @Nullable String datasetId,
            @Nullable String entryId,
            @Nullable String annotationId,
            @Nullable String createdByEmail,
            @Nullable AnchorType anchorType,
            @Nullable Map<String, @Nullable Object> position,
            @Nullable NoteStatus status,
            @Nullable String contentMd,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant editedAt) {}

    static Note model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String entryId = a.entryId != null ? a.entryId : resource.relatedId("entry");
        return new Note(
                resource.requiredId(),
                a.projectId != null ? a.projectId : resource.relatedId("project"),
                a.datasetId != null ? a.datasetId : resource.relatedId("dataset"),
                entryId,
                a.annotationId != null ? a.annotationId : resource.relatedId("annotation"),
                a.createdByEmail,
                a.anchorType,
                a.position == null ? Map.of() : a.position,
                a.status,
                a.contentMd,
                a.createdAt,
                a.updatedAt,
                a.editedAt,
                included.find(EntryResource.TYPE, entryId, EntryResource::model));
    }
}
