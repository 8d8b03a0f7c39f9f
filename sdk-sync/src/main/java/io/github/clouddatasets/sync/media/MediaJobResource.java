package io.github.clouddatasets.sync.media;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Processing jobs as the wire has them. */
final class MediaJobResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("media:jobs", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null);

    private MediaJobResource() {}

    @Decoded
    record Attributes(
            @Nullable String jobClass,
            @Nullable Map<String, @Nullable Object> arguments,
            @Nullable Integer priority,
            @Nullable MediaJobStatus status,
            @Nullable Double progress,
            @Nullable Integer retryCount,
            @Nullable String error,
            @Nullable String unicity,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant scheduledAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static MediaJob model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        return new MediaJob(
                resource.requiredId(),
                a.jobClass,
                a.arguments == null ? Map.of() : a.arguments,
                a.priority,
                a.status,
                a.progress,
                a.retryCount,
                a.error,
                a.unicity,
                a.scheduledAt,
                a.createdAt,
                a.updatedAt);
    }
}
