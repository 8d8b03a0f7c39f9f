package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.datasets.common.SortOrder;
import io.github.clouddatasets.datasets.samples.SampleQuery;
import io.github.clouddatasets.datasets.samples.SampleState;
import io.github.clouddatasets.datasets.samples.SampleType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of which dataset a job reads.
 *
 * @param datasetId the dataset
 * @param versionId a published version, or null for the dataset as it is
 * @param sampleState only samples in this state, or null
 * @param sampleType only samples of this kind, or null
 * @param labelName only samples with this label, or null
 * @param pageSize how many samples a request asks for
 */
record SamplesRequest(
        String datasetId,
        @Nullable String versionId,
        @Nullable String sampleState,
        @Nullable Integer sampleType,
        @Nullable String labelName,
        int pageSize)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * The query. The oldest samples come first, so that a sample that is added while a job runs moves no other one.
     */
    SampleQuery query() {
        return SampleQuery.builder()
                .versionId(versionId)
                .sampleState(sampleState == null ? null : new SampleState(sampleState))
                .sampleType(sampleType == null ? null : new SampleType(sampleType))
                .labelName(labelName)
                .order(SortOrder.ASC)
                .pageSize(pageSize)
                .build();
    }

    SamplesRequest withSampleState(String state) {
        return new SamplesRequest(datasetId, versionId, state, sampleType, labelName, pageSize);
    }

    SamplesRequest withSampleType(int type) {
        return new SamplesRequest(datasetId, versionId, sampleState, type, labelName, pageSize);
    }

    SamplesRequest withPageSize(int size) {
        return new SamplesRequest(datasetId, versionId, sampleState, sampleType, labelName, size);
    }

    /** The filters, for plans. */
    String filters() {
        StringBuilder text = new StringBuilder();
        add(text, "versionId", versionId);
        add(text, "sampleState", sampleState);
        add(text, "sampleType", sampleType);
        add(text, "labelName", labelName);
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value);
        }
    }
}
