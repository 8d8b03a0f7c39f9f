package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.datasets.DatasetVersion;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Answers as they are written by hand: no rules, and text where an SDK has a type of its own. Names are those of the services. */
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
            @JsonDeserialize(using = IdahTime.class) Instant createdAt) {}

    /** The platform's times, as a program reads them that knows their two forms. */
    static final class IdahTime extends JsonDeserializer<Instant> {

        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XX");
        private static final int AFTER_DATE = 10;

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            return text.charAt(AFTER_DATE) == 'T'
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text, FORM).toInstant();
        }
    }

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
