package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.datasets.DatasetVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers as they are written by hand: no rules, text where the SDKs have types. Names are those of the services. */
final class PlainAnswers {

    record SyncTask(
            String taskId,
            String datasetId,
            String status,
            Instant createTime,
            Long durationTime,
            Long totalSampleCount,
            Long addSampleCount,
            Long deletedSampleCount,
            String errorCode,
            String errorMsg) {}

    record VersionPage(List<DatasetVersion> versions, Integer totalNumber) {}

    record SamplePage(List<PlainSample> samples, Integer sampleCount) {}

    /** Times stay text here, which favours this side. */
    record ExportPage(List<ExportResource> data, Map<String, Object> meta) {}

    record ExportResource(String id, ExportAttributes attributes, ExportRelationships relationships) {}

    record ExportAttributes(
            String jobId,
            String projectId,
            String createdById,
            String fileId,
            String filename,
            String mimeType,
            Long size,
            String createdAt) {}

    record ExportRelationships(ToOne job) {}

    record ToOne(Identifier data) {}

    record Identifier(String type, String id) {}

    record Models(List<Model> data) {}

    record Model(String id, Long created, String ownedBy) {}

    record Products(List<Product> data, Boolean hasMore) {}

    record Product(String id, Boolean active, Long created, Boolean livemode, String name, Long updated) {}

    record Functions(@JsonProperty("Functions") List<Function> functions) {}

    record Function(
            @JsonProperty("FunctionName") String functionName,
            @JsonProperty("Runtime") String runtime,
            @JsonProperty("CodeSize") Long codeSize,
            @JsonProperty("Timeout") Integer timeout,
            @JsonProperty("MemorySize") Integer memorySize,
            @JsonProperty("Version") String version) {}

    record Topics(List<Topic> topics, Integer topicCount) {}

    record Topic(String name, String topicUrn, String displayName, Integer pushPolicy) {}

    private PlainAnswers() {}
}
