package io.github.clouddatasets.sync;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.IdahTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service's JSON:API documents as the wire has them, and their conversion to the models. */
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
                    WireId.required("id", id),
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

        /** The arguments as a map: exports keep an object, other job classes may keep any value. */
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
                    WireId.required("id", id),
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

    record ExportDocument(ExportResource data, List<JobResource> included) {
        ExportDocument {
            WireId.required(
                    "data.id", data == null ? null : data.id); // a document of one resource is nothing without it
            included = Immutable.list(included);
        }

        Export toExport() {
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

        /** The total as it came with the page of this number; null if the service did not count. */
        @Nullable
        Total total(int page) {
            return meta == null ? null : meta.total(page > 1 && data.isEmpty());
        }

        /** The answer to a request that counts and reads one row: a service that does not count has that row or none. */
        Total counted() {
            Total total = total(1);
            return total != null ? total : new Total(data.size(), data.isEmpty());
        }

        List<Export> toExports() {
            Map<String, JobResource> jobs = jobsById(included);
            return WireId.entries(data, export -> export.toExport(jobs));
        }
    }

    record JobDocument(JobResource data, List<ExportResource> included) {
        JobDocument {
            WireId.required(
                    "data.id", data == null ? null : data.id); // a document of one resource is nothing without it
            included = Immutable.list(included);
        }

        Job toJob() {
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

        /** The total as it came with the page of this number; null if the service did not count. */
        @Nullable
        Total total(int page) {
            return meta == null ? null : meta.total(page > 1 && data.isEmpty());
        }

        /** The answer to a request that counts and reads one row: a service that does not count has that row or none. */
        Total counted() {
            Total total = total(1);
            return total != null ? total : new Total(data.size(), data.isEmpty());
        }

        List<Job> toJobs() {
            Map<String, ExportResource> exports = exportsById(included);
            return WireId.entries(data, job -> job.toJob(exports));
        }
    }

    private static Map<String, JobResource> jobsById(List<JobResource> jobs) {
        Map<String, JobResource> byId = new HashMap<>();
        for (JobResource job : jobs) {
            if (job.id != null) {
                byId.put(job.id, job);
            }
        }
        return byId;
    }

    private static Map<String, ExportResource> exportsById(List<ExportResource> exports) {
        Map<String, ExportResource> byId = new HashMap<>();
        for (ExportResource export : exports) {
            if (export.id != null) {
                byId.put(export.id, export);
            }
        }
        return byId;
    }
}
