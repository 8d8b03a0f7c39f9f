package io.github.clouddatasets.sync.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media records as the wire has them. */
final class MediaResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("media:medias", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null, null);

    private MediaResource() {}

    @Decoded
    record Attributes(
            @Nullable String resource,
            @Nullable String key,
            @Nullable String filename,
            @Nullable Long size,
            @Nullable String mimeType,
            @Nullable String createdBy,
            @Nullable String createdRole,
            @JsonProperty("public") @Nullable Boolean isPublic,
            @Nullable Map<String, @Nullable Object> meta,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt,

            @Nullable String projectId) {}

    static Media model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        return new Media(
                resource.requiredId(),
                a.resource,
                a.key,
                a.filename,
                a.size,
                a.mimeType,
                a.createdBy,
                a.createdRole,
                a.isPublic,
                a.meta == null ? Map.of() : a.meta,
                a.createdAt,
                a.updatedAt,
                a.projectId);
    }
}
