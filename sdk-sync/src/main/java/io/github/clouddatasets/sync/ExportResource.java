package io.github.clouddatasets.sync;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.sync.internal.IdahTime;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import io.github.clouddatasets.sync.internal.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Exports as the wire has them. */
final class ExportResource {

    static final ResourceType<Attributes> TYPE = ResourceType.of("sync:exports", Attributes.class);

    private static final Attributes NONE = new Attributes(null, null, null, null, null, null, null, null);

    private ExportResource() {}

    @Decoded
    record Attributes(
            @Nullable String jobId,
            @Nullable String projectId,
            @Nullable String createdById,
            @Nullable String fileId,
            @Nullable String filename,
            @Nullable String mimeType,
            @Nullable Long size,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt) {}

    static Export model(Resource<Attributes> resource, Included included) {
        Attributes a = resource.attributesOr(NONE);
        String jobId = a.jobId != null ? a.jobId : resource.relatedId("job");
        return new Export(
                resource.requiredId(),
                jobId,
                a.projectId,
                a.createdById,
                a.fileId,
                a.filename,
                a.mimeType,
                a.size,
                a.createdAt,
                included.find(JobResource.TYPE, jobId, JobResource::model));
    }
}
