package io.github.clouddatasets.sync.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Annotations as the wire has them: JSON:API resources, and the flat records of JSON-RPC. */
final class AnnotationResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:annotations", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final Decoder<Attributes> FLAT = Json.SNAKE.decoder(Attributes.class);

    private AnnotationResource() {}

    /** The attributes in both spellings: dimensions and annotation, or the four fields that replace them. */
    @Decoded
    record Attributes(
            @Nullable String projectId,
            @Nullable String datasetId,
            @Nullable String entryId,
            @Nullable Object dimensions,
            @Nullable Object annotation,
            @Nullable String shapeType,
            @Nullable Object shapeArgs,
            @Nullable String category,
            @Nullable Object properties,
            @Nullable Object metadata,
            @Nullable String createdByEmail,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static Annotation model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        return new Annotation(
                resource.requiredId(),
                a.projectId != null ? a.projectId : resource.relatedId("project"),
                a.datasetId != null ? a.datasetId : resource.relatedId("dataset"),
                a.entryId != null ? a.entryId : resource.relatedId("entry"),
                AnnotationContent.shape(a.dimensions, a.shapeType, a.shapeArgs),
                AnnotationContent.category(a.annotation, a.category),
                AnnotationContent.properties(a.annotation, a.properties),
                AnnotationContent.object(a.metadata),
                a.createdByEmail,
                a.createdAt,
                a.updatedAt);
    }

    static AnnotationPlace place(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String entryId = a.entryId != null ? a.entryId : resource.relatedId("entry");
        return new AnnotationPlace(resource.requiredId(), entryId);
    }

    /**
     * The record that JSON-RPC answers with: the id beside the attributes.
     *
     * @throws WireId.Missing if the record has no id
     */
    static Annotation flat(JsonNode answer) {
        String id = answer.path("id").asText(null);
        return model(new Resource<>(TYPE.name(), id, attributes(answer), null), Included.NONE);
    }

    private static @Nullable Attributes attributes(JsonNode answer) {
        try {
            return FLAT.read(answer.traverse());
        } catch (IOException unreadable) {
            return null; // the annotation is there, whatever its attributes are
        }
    }
}
