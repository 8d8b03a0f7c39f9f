package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Statistics of entries as the wire has them. */
final class StatResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:entry_stats", Attributes.class);

    private static final Attributes NONE = new Attributes(null, null, null, null, null);

    private StatResource() {}

    @Decoded
    record Attributes(
            @Nullable String entryId,
            @Nullable String key,
            @Nullable String value,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static EntryStat model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        return new EntryStat(
                resource.requiredId(),
                a.entryId != null ? a.entryId : resource.relatedId("entry"),
                a.key,
                a.value,
                a.createdAt,
                a.updatedAt);
    }
}
