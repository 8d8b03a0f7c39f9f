package io.github.clouddatasets.sync.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Members of projects as the wire has them. */
final class MemberResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("dataset:project_members", Attributes.class);

    private static final Attributes NONE = new Attributes(null, null, null, null, null, null, null, null, null);

    private MemberResource() {}

    @Decoded
    record Attributes(
            @Nullable String projectId,
            @Nullable String accountId,
            @Nullable String name,
            @Nullable String email,
            @Nullable MemberRole role,
            @Nullable String invitedById,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant disabledAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant updatedAt) {}

    static Member model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String projectId = a.projectId != null ? a.projectId : resource.relatedId("project");
        return new Member(
                resource.requiredId(),
                projectId,
                a.accountId,
                a.name,
                a.email,
                a.role,
                a.invitedById,
                a.disabledAt,
                a.createdAt,
                a.updatedAt,
                included.find(ProjectResource.TYPE, projectId, ProjectResource::model));
    }
}
