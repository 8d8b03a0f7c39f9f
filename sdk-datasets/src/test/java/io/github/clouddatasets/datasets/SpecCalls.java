package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.common.SortOrder;
import io.github.clouddatasets.datasets.common.SourceFiles;
import io.github.clouddatasets.datasets.labels.DeletePolicy;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.samples.AddSamplesRequest;
import io.github.clouddatasets.datasets.samples.SampleState;
import io.github.clouddatasets.datasets.samples.SampleType;
import io.github.clouddatasets.datasets.samples.UpdateSamplesRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For every operation of the contract the call of the SDK that makes it, with every parameter given. A body comes as the
 * contract has it and goes through the typed request, so that what the request lacks does not arrive.
 */
final class SpecCalls {

    /** Makes one call, and reads something of a listing. */
    @FunctionalInterface
    interface SpecCall {
        void make(DatasetClient client, JsonNode body);
    }

    static final String DATASET = "d1";

    private static final Map<String, SpecCall> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put(
                "listDatasets",
                (c, body) -> c.list(q -> q.searchContent("x")
                                .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                                .containVersions(true)
                                .supportExport(true)
                                .trainEvaluateRatio("0.0,1.0")
                                .versionFormat(VersionFormatCode.CSV)
                                .datasetVersion(DatasetGeneration.V2)
                                .workspaceId("0")
                                .withLabels(true)
                                .filePreview(true)
                                .checkRunningTask(true)
                                .runningTaskType(new RunningTaskType(0))
                                .sortBy(DatasetSortKey.DATASET_NAME)
                                .order(SortOrder.ASC)
                                .pageSize(5))
                        .first());
        CALLS.put("createDataset", (c, body) -> c.create(request(body, CreateDatasetRequest.class)));
        CALLS.put("descDataset", (c, body) -> c.getWithRunningTasks(DATASET, new RunningTaskType(0)));
        CALLS.put("updateDataset", (c, body) -> c.update(DATASET, request(body, UpdateDatasetRequest.class)));
        CALLS.put("deleteDataset", (c, body) -> c.delete(DATASET));
        CALLS.put(
                "listStats",
                (c, body) -> c.statistics()
                        .get(
                                DATASET,
                                q -> q.email("a@b.example")
                                        .locale(Language.ENGLISH)
                                        .sampleState(SampleState.LABELED)));
        CALLS.put(
                "getDatasetMetrics",
                (c, body) -> c.statistics().metrics(DATASET, Instant.ofEpochMilli(1), Instant.ofEpochMilli(2), "t1"));
        CALLS.put("syncDataSource", (c, body) -> c.sync(DATASET));
        CALLS.put("syncDataSourceState", (c, body) -> c.status(DATASET));
        CALLS.put(
                "listSamples",
                (c, body) -> c.samples()
                        .list(
                                DATASET,
                                q -> q.sampleState(SampleState.LABELED)
                                        .sampleType(SampleType.IMAGE)
                                        .labelName("cat")
                                        .labelType(DatasetType.IMAGE_CLASSIFICATION)
                                        .lowScore(0.25)
                                        .highScore(0.75)
                                        .email("a@b.example")
                                        .versionId("v1")
                                        .rawSearchConditions("[]")
                                        .preview(true)
                                        .processParameter("image/resize,m_lfit,h_200")
                                        .locale(Language.CHINESE)
                                        .order(SortOrder.ASC)
                                        .pageSize(5))
                        .first());
        CALLS.put("uploadSamplesJson", (c, body) -> c.samples().add(DATASET, request(body, AddSamplesRequest.class)));
        CALLS.put(
                "describeSample",
                (c, body) -> c.samples()
                        .get(
                                DATASET,
                                "s1",
                                q -> q.sampleState(SampleState.LABELED)
                                        .workerId("w1")
                                        .locale(Language.ENGLISH)));
        CALLS.put("updateSamples", (c, body) -> c.samples().update(DATASET, request(body, UpdateSamplesRequest.class)));
        CALLS.put("deleteSamples", (c, body) -> {
            List<String> ids = new ArrayList<>();
            body.path("samples").forEach(id -> ids.add(id.asText()));
            if (body.path("delete_source").asBoolean()) {
                c.samples().delete(DATASET, ids, SourceFiles.DELETE);
            } else {
                c.samples().delete(DATASET, ids);
            }
        });
        CALLS.put("listSearch", (c, body) -> c.samples().searchCriteria(DATASET));
        CALLS.put(
                "listLabels",
                (c, body) -> c.labels()
                        .list(DATASET, q -> q.versionId("v1").pageSize(5))
                        .first());
        CALLS.put("createLabels", (c, body) -> c.labels().create(DATASET, labels(body)));
        CALLS.put("updateLabels", (c, body) -> c.labels().update(DATASET, labels(body)));
        CALLS.put("deleteLabels", (c, body) -> c.labels().delete(DATASET, DeletePolicy.LABEL_ONLY, labels(body)));
        CALLS.put(
                "updateLabel",
                (c, body) -> c.labels()
                        .update(DATASET, "cat", request(body, LabelProperty.class), LabelType.IMAGE_CLASSIFICATION));
        CALLS.put(
                "deleteLabelAndSamples",
                (c, body) -> c.labels()
                        .deleteWithSamples(DATASET, "cat", SourceFiles.DELETE, LabelType.IMAGE_CLASSIFICATION));
        CALLS.put(
                "listImportTasks",
                (c, body) -> c.imports().list(DATASET, q -> q.pageSize(5)).first());
        CALLS.put("importTask", (c, body) -> c.imports().create(DATASET, request(body, CreateImportTaskRequest.class)));
        CALLS.put("descImportTask", (c, body) -> c.imports().get(DATASET, "t1"));
        CALLS.put(
                "getExportTasksStatusOfDataset",
                (c, body) -> c.exports()
                        .list(DATASET, q -> q.exportType(new ExportType(3)).pageSize(5))
                        .first());
        CALLS.put("exportTask", (c, body) -> c.exports().create(DATASET, request(body, CreateExportTaskRequest.class)));
        CALLS.put("getExportTaskStatusOfDataset", (c, body) -> c.exports().get(DATASET, "t1"));
        CALLS.put(
                "listDatasetVersions",
                (c, body) -> c.versions()
                        .list(
                                DATASET,
                                q -> q.status(DatasetVersionStatus.NORMAL)
                                        .trainEvaluateRatio("0.0,1.0")
                                        .versionFormat(VersionFormatCode.CSV)
                                        .pageSize(5))
                        .first());
        CALLS.put(
                "createDatasetVersion",
                (c, body) -> c.versions().create(DATASET, request(body, CreateVersionRequest.class)));
        CALLS.put("describeDatasetVersion", (c, body) -> c.versions().get(DATASET, "v1"));
        CALLS.put("deleteDatasetVersion", (c, body) -> c.versions().delete(DATASET, "v1"));
    }

    private SpecCalls() {}

    static Map<String, SpecCall> all() {
        return CALLS;
    }

    static SpecCall of(String operation) {
        SpecCall call = CALLS.get(operation);
        if (call == null) {
            throw new AssertionError("no call of the SDK for " + operation);
        }
        return call;
    }

    private static List<Label> labels(JsonNode body) {
        List<Label> labels = new ArrayList<>();
        body.path("labels").forEach(label -> labels.add(request(label, Label.class)));
        return labels;
    }

    private static <T> T request(JsonNode body, Class<T> type) {
        try {
            return Json.SNAKE.reader(type).readValue(body.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
