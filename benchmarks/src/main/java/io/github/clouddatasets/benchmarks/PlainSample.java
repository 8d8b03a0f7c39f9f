package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A sample as it is written by hand: the fields of the SDK's records without their rules, text where those have types. */
record PlainSample(
        String sampleId,
        Integer sampleType,
        String sampleName,
        String sampleDir,
        Long sampleSize,
        Instant sampleTime,
        String sampleStatus,
        List<Label> labels,
        Metadata metadata,
        String source,
        String subSampleUrl,
        List<String> sampleData,
        List<Labeler> labelers,
        String workerId,
        Map<String, Object> hardDetails,
        List<String> deletionReasons,
        Boolean checkAccept,
        String checkComment,
        String checkScore,
        Boolean reviewAccept,
        String reviewComment,
        String reviewScore,
        String score) {

    record Label(String name, Integer type, Property property, Double score, String id, String annotatedBy) {}

    record Property(
            @JsonProperty("@modelarts:shape") String shape,
            @JsonProperty("@modelarts:feature") List<List<Double>> feature,
            @JsonProperty("@modelarts:hard") String hard,
            @JsonProperty("@modelarts:hard_coefficient") String hardCoefficient,
            @JsonProperty("@modelarts:hard_reasons") String hardReasons,
            @JsonProperty("@modelarts:start_index") Integer startIndex,
            @JsonProperty("@modelarts:end_index") Integer endIndex,
            @JsonProperty("@modelarts:from") String from,
            @JsonProperty("@modelarts:to") String to,
            @JsonProperty("@modelarts:start_time") String startTime,
            @JsonProperty("@modelarts:end_time") String endTime,
            @JsonProperty("@modelarts:content") String content,
            @JsonProperty("@modelarts:source") String source) {}

    record Metadata(
            @JsonProperty("@modelarts:import_origin") Integer importOrigin,
            @JsonProperty("@modelarts:hard") Integer hard,
            @JsonProperty("@modelarts:hard_coefficient") Double hardCoefficient,
            @JsonProperty("@modelarts:hard_reasons") List<Integer> hardReasons,
            @JsonProperty("@modelarts:size") List<Integer> size) {}

    record Labeler(
            String email,
            String workerId,
            Integer role,
            Integer status,
            String description,
            Instant createTime,
            Instant updateTime,
            String workforceId) {}
}
