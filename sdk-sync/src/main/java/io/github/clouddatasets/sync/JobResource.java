package io.github.clouddatasets.sync;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs as the wire has them. */
final class JobResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("sync:jobs", Attributes.class);

    private static final Attributes NONE =
            new Attributes(null, null, null, null, null, null, null, null, null, null, null);

    private JobResource() {}

    @Decoded
    record Attributes(
            @Nullable String jobClass,
            @Nullable Object arguments,
            @Nullable Integer priority,
            @Nullable JobStatus status,
            @Nullable Double progress,
            @Nullable Integer retryCount,
            @Nullable String error,
            @Nullable String unicity,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant scheduledAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {

        /** The arguments as a map: exports keep an object, other job classes may keep any value. */
        @SuppressWarnings("unchecked") // keys of a JSON object are text
        Map<String, @Nullable Object> argumentMap() {
            return arguments instanceof Map<?, ?> map
                    ? (Map<String, @Nullable Object>) map
                    : arguments == null ? Map.of() : Map.of("value", arguments);
        }
    }

    static Job model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        List<String> exportIds = resource.relatedIds("exports");
        return new Job(
                resource.requiredId(),
                a.jobClass,
                a.argumentMap(),
                a.priority,
                a.status,
                a.progress,
                a.retryCount,
                a.error,
                a.unicity,
                a.scheduledAt,
                a.createdAt,
                a.updatedAt,
                exportIds,
                included.findAll(ExportResource.TYPE, exportIds, ExportResource::model));
    }
}
