package io.github.clouddatasets.sync;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service's JSON:API documents, as they are on the wire, and the way from them to the models. */
final class Documents {

    private Documents() {}

    record Identifier(@Nullable String type, @Nullable String id) {}

    record ToOne(@Nullable Identifier data) {}

    record ToMany(List<Identifier> data) {
        ToMany {
            data = Immutable.list(data);
        }
    }

    record Meta(@Nullable Long count, @Nullable Boolean more) {

        /** Exact only if no more than 1000 rows were left to count, and the page was not past the end. */
        @Nullable
        Total total(boolean emptyLaterPage) {
            return count == null ? null : new Total(count, !Boolean.TRUE.equals(more) && !emptyLaterPage);
        }
    }

    record ExportAttributes(
            @Nullable String jobId,
            @Nullable String projectId,
            @Nullable String createdById,
            @Nullable String fileId,
            @Nullable String filename,
            @Nullable String mimeType,
            @Nullable Long size,

            @JsonDeserialize(using = IdahTime.class) @Nullable
            Instant createdAt) {

        static final ExportAttributes NONE = new ExportAttributes(null, null, null, null, null, null, null, null);
    }

    record ExportRelationships(@Nullable ToOne job) {}

    record ExportResource(
            @Nullable String id,
            @Nullable ExportAttributes attributes,
            @Nullable ExportRelationships relationships) {

        Export toExport(Map<String, JobResource> included) {
            ExportAttributes a = attributes == null ? ExportAttributes.NONE : attributes;
            String jobId = a.jobId != null ? a.jobId : relatedJobId();
            JobResource job = jobId == null ? null : included.get(jobId);
            return new Export(
                    id == null ? "" : id,
                    jobId,
                    a.projectId,
                    a.createdById,
                    a.fileId,
                    a.filename,
                    a.mimeType,
                    a.size,
                    a.createdAt,
                    job == null ? null : job.toJob(Map.of()));
        }

        private @Nullable String relatedJobId() {
            return relationships == null || relationships.job == null || relationships.job.data == null
                    ? null
                    : relationships.job.data.id;
        }
    }

    record JobAttributes(
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

        static final JobAttributes NONE =
                new JobAttributes(null, null, null, null, null, null, null, null, null, null, null);

        /** An object for exports; a job class may keep anything here. */
        @SuppressWarnings("unchecked") // keys of a JSON object are text
        Map<String, @Nullable Object> argumentMap() {
            return arguments instanceof Map<?, ?> map
                    ? (Map<String, @Nullable Object>) map
                    : arguments == null ? Map.of() : Map.of("value", arguments);
        }
    }

    record JobRelationships(@Nullable ToMany exports) {}

    record JobResource(
            @Nullable String id,
            @Nullable JobAttributes attributes,
            @Nullable JobRelationships relationships) {

        Job toJob(Map<String, ExportResource> included) {
            JobAttributes a = attributes == null ? JobAttributes.NONE : attributes;
            List<String> exportIds = relationships == null || relationships.exports == null
                    ? List.of()
                    : relationships.exports.data.stream()
                            .map(Identifier::id)
                            .filter(Objects::nonNull)
                            .toList();
            List<Export> exports = exportIds.stream()
                    .map(included::get)
                    .filter(Objects::nonNull)
                    .map(export -> export.toExport(Map.of()))
                    .toList();
            return new Job(
                    id == null ? "" : id,
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
                    exports);
        }
    }

    record ExportDocument(@Nullable ExportResource data, List<JobResource> included) {
        ExportDocument {
            included = Immutable.list(included);
        }

        Export toExport() throws ServiceFault {
            if (data == null) {
                throw new ServiceFault(null, "the document holds no data");
            }
            return data.toExport(jobsById(included));
        }
    }

    record ExportCollection(
            List<ExportResource> data,
            List<JobResource> included,
            @Nullable Meta meta) {
        ExportCollection {
            data = Immutable.list(data);
            included = Immutable.list(included);
        }

        List<Export> toExports() {
            Map<String, JobResource> jobs = jobsById(included);
            return data.stream().map(export -> export.toExport(jobs)).toList();
        }
    }

    record JobDocument(@Nullable JobResource data, List<ExportResource> included) {
        JobDocument {
            included = Immutable.list(included);
        }

        Job toJob() throws ServiceFault {
            if (data == null) {
                throw new ServiceFault(null, "the document holds no data");
            }
            return data.toJob(exportsById(included));
        }
    }

    record JobCollection(
            List<JobResource> data,
            List<ExportResource> included,
            @Nullable Meta meta) {
        JobCollection {
            data = Immutable.list(data);
            included = Immutable.list(included);
        }

        List<Job> toJobs() {
            Map<String, ExportResource> exports = exportsById(included);
            return data.stream().map(job -> job.toJob(exports)).toList();
        }
    }

    private static Map<String, JobResource> jobsById(List<JobResource> jobs) {
        Map<String, JobResource> byId = new HashMap<>();
        jobs.forEach(job -> byId.put(String.valueOf(job.id), job));
        return byId;
    }

    private static Map<String, ExportResource> exportsById(List<ExportResource> exports) {
        Map<String, ExportResource> byId = new HashMap<>();
        exports.forEach(export -> byId.put(String.valueOf(export.id), export));
        return byId;
    }
}
