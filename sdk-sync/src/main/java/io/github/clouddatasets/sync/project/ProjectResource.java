package io.github.clouddatasets.sync.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Projects as the wire has them. */
final class ProjectResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:projects", Attributes.class);

    private static final Attributes NONE = new Attributes(null, null, null, null, null, null);

    private ProjectResource() {}

    @Decoded
    record Attributes(
            @Nullable String name,
            @Nullable String description,
            @Nullable String organizationId,
            @Nullable String createdByEmail,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static Project model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        return new Project(
                resource.requiredId(),
                a.name,
                a.description,
                a.organizationId,
                a.createdByEmail,
                a.createdAt,
                a.updatedAt);
    }
}
