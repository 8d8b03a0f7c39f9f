package io.github.clouddatasets.datasets;

import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.SortOrder;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.samples.HardFlag;
import io.github.clouddatasets.datasets.samples.LogicalOperator;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import io.github.clouddatasets.datasets.samples.SearchLabel;
import io.github.clouddatasets.datasets.samples.SearchLabels;
import io.github.clouddatasets.datasets.samples.SearchProp;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.StubService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A call and the request it must make, byte by byte. Of every operation there is one with nothing set and, where anything
 * can be set, one with everything.
 *
 * @param operation id in the contract
 * @param everything whether all there is is set
 * @param line method and target below the project
 * @param body of the request; empty for none
 * @param call makes the request, as its last one
 */
record GoldenCall(String operation, boolean everything, String line, String body, Consumer<DatasetClient> call) {

    private static final String ID = "gfghHSokody6AJigS5A";

    static List<GoldenCall> all() {
        return List.of(
                bare(
                        "listDatasets",
                        "GET /datasets?limit=100&offset=0",
                        c -> c.list().first()),
                full(
                        "listDatasets",
                        "GET /datasets?search_content=a%20b%2A~%2F%E8%8D%89%26%2B&dataset_type=100&contain_versions=true"
                                + "&support_export=false&train_evaluate_ratio=0.0%2C1.0&version_format=2&dataset_version=v2"
                                + "&workspace_id=0&with_labels=true&file_preview=true&check_running_task=true"
                                + "&running_task_type=6&sort_by=dataset_name&order=asc&limit=7&offset=0",
                        "",
                        c -> c.list(q -> q.searchContent("a b*~/\u8349&+")
                                        .datasetType(DatasetType.TEXT_CLASSIFICATION)
                                        .containVersions(true)
                                        .supportExport(false)
                                        .trainEvaluateRatio("0.0,1.0")
                                        .versionFormat(VersionFormatCode.CSV)
                                        .datasetVersion(DatasetGeneration.V2)
                                        .workspaceId("0")
                                        .withLabels(true)
                                        .filePreview(true)
                                        .checkRunningTask(true)
                                        .runningTaskType(RunningTaskType.VERSION_PUBLISHING)
                                        .sortBy(DatasetSortKey.DATASET_NAME)
                                        .order(SortOrder.ASC)
                                        .pageSize(7))
                                .first()),
                bare("descDataset", "GET /datasets/" + ID, c -> c.get(ID)),
                full(
                        "descDataset",
                        "GET /datasets/" + ID + "?check_running_task=true&running_task_type=2",
                        "",
                        c -> c.getWithRunningTasks(ID, RunningTaskType.EXPORT)),
                bare("syncDataSource", "POST /datasets/" + ID + "/sync-data", c -> c.sync(ID)),
                bare("syncDataSourceState", "GET /datasets/" + ID + "/sync-data/status", c -> c.status(ID)),
                new GoldenCall(
                        "createDatasetVersion",
                        false,
                        "POST /datasets/" + ID + "/versions",
                        "{}",
                        c -> c.createVersion(ID, b -> {})),
                full(
                        "createDatasetVersion",
                        "POST /datasets/" + ID + "/versions",
                        "{\"version_name\":\"V004\",\"version_format\":\"CarbonData\",\"description\":\"\u8349 4\","
                                + "\"train_evaluate_sample_ratio\":\"0.8\",\"clear_hard_property\":false,"
                                + "\"remove_sample_usage\":false,\"export_images\":true,\"with_column_header\":false}",
                        c -> c.createVersion(
                                ID,
                                b -> b.versionName("V004")
                                        .versionFormat(VersionFormat.CARBON_DATA)
                                        .description("\u8349 4")
                                        .trainEvaluateSampleRatio(0.8)
                                        .clearHardProperty(false)
                                        .removeSampleUsage(false)
                                        .exportImages(true)
                                        .withColumnHeader(false))),
                bare(
                        "listDatasetVersions",
                        "GET /datasets/" + ID + "/versions?limit=1000&offset=0",
                        c -> c.versions().list(ID).first()),
                full(
                        "listDatasetVersions",
                        "GET /datasets/" + ID
                                + "/versions?limit=3&offset=0&status=1&train_evaluate_ratio=0.5%2C1&version_format=1",
                        "",
                        c -> c.versions()
                                .list(
                                        ID,
                                        q -> q.status(DatasetVersionStatus.NORMAL)
                                                .trainEvaluateRatio("0.5,1")
                                                .versionFormat(VersionFormatCode.CARBON_DATA)
                                                .pageSize(3))
                                .first()),
                bare(
                        "describeDatasetVersion",
                        "GET /datasets/" + ID + "/versions/V-1~x",
                        c -> c.versions().get(ID, "V-1~x")),
                new GoldenCall(
                        "exportTask",
                        false,
                        "POST /datasets/" + ID + "/export-tasks",
                        "{}",
                        c -> c.exports().create(ID, b -> {})),
                full(
                        "exportTask",
                        "POST /datasets/" + ID + "/export-tasks",
                        "{\"path\":\"/test-obs/daoChu/\",\"export_type\":3,\"export_format\":1,\"export_params\":{"
                                + "\"export_dest\":\"NEW_DATASET\",\"export_new_dataset_name\":\"new\","
                                + "\"export_new_dataset_work_path\":\"/out/\",\"export_dataset_version_name\":\"V1\","
                                + "\"export_dataset_version_format\":\"CSV\",\"sample_state\":\"__ALL__\","
                                + "\"samples\":[\"s1\",\"s2\"],\"search_conditions\":[{\"sample_name\":\"a.jpg\","
                                + "\"sample_dir\":\"/d/\",\"sample_time\":\"month\",\"parent_sample_id\":\"p\","
                                + "\"label_list\":{\"labels\":[{\"name\":\"Bees\",\"type\":0,"
                                + "\"property\":{\"color\":[\"red\"],\"any\":null},\"op\":\"OR\"}],\"op\":\"AND\"},"
                                + "\"metadata\":{\"props\":{\"k\":[\"v\"]},\"op\":\"OR\"},\"labeler\":\"me\","
                                + "\"hard\":\"1\",\"score\":\"0.5\",\"coefficient\":\"1\",\"import_origin\":\"OBS\","
                                + "\"frame_in_video\":9,\"time_in_video\":\"10\",\"kvp\":\"11\","
                                + "\"slice_thickness\":\"12\",\"study_date\":\"13\"}],\"ratio_sample_usage\":true,"
                                + "\"train_sample_ratio\":\"0.75\",\"clear_hard_property\":false,"
                                + "\"clear_difficult\":false},\"annotation_format\":\"VOC\","
                                + "\"sample_state\":\"__NONE__\",\"source_type_header\":\"s3://\","
                                + "\"version_id\":\"v1\",\"version_format\":\"Default\",\"with_column_header\":true}",
                        c -> c.exports().create(ID, GoldenCall::everyExportOption)),
                bare(
                        "getExportTasksStatusOfDataset",
                        "GET /datasets/" + ID + "/export-tasks?limit=100&offset=0",
                        c -> c.exports().list(ID).first()),
                full(
                        "getExportTasksStatusOfDataset",
                        "GET /datasets/" + ID + "/export-tasks?limit=5&offset=0&export_type=2",
                        "",
                        c -> c.exports()
                                .list(ID, q -> q.exportType(ExportType.ALL).pageSize(5))
                                .first()),
                bare(
                        "getExportTaskStatusOfDataset",
                        "GET /datasets/" + ID + "/export-tasks/t%20%C3%A4%3F1",
                        c -> c.exports().get(ID, "t \u00e4?1")));
    }

    private static GoldenCall bare(String operation, String line, Consumer<DatasetClient> call) {
        return new GoldenCall(operation, false, line, "", call);
    }

    private static GoldenCall full(String operation, String line, String body, Consumer<DatasetClient> call) {
        return new GoldenCall(operation, true, line, body, call);
    }

    private static void everyExportOption(CreateExportTaskRequest.Builder request) {
        SearchLabel label = SearchLabel.builder()
                .name("Bees")
                .type(LabelType.IMAGE_CLASSIFICATION)
                .property(colorAndAnyOther())
                .op(LogicalOperator.OR)
                .build();
        SearchCondition condition = SearchCondition.builder()
                .sampleName("a.jpg")
                .sampleDir("/d/")
                .sampleTime("month")
                .parentSampleId("p")
                .labelList(SearchLabels.builder()
                        .labels(List.of(label))
                        .op(LogicalOperator.AND)
                        .build())
                .metadata(SearchProp.builder()
                        .props(Map.of("k", List.of("v")))
                        .op(LogicalOperator.OR)
                        .build())
                .labeler("me")
                .hard(HardFlag.HARD)
                .score("0.5")
                .coefficient("1")
                .importOrigin("OBS")
                .frameInVideo(9)
                .timeInVideo("10")
                .kvp("11")
                .sliceThickness("12")
                .studyDate("13")
                .build();
        request.path("/test-obs/daoChu/")
                .exportType(ExportType.BY_SEARCH)
                .exportFormat(ExportFormat.TREE)
                .exportParams(ExportParams.builder()
                        .exportDest(ExportDestination.NEW_DATASET)
                        .exportNewDatasetName("new")
                        .exportNewDatasetWorkPath("/out/")
                        .exportDatasetVersionName("V1")
                        .exportDatasetVersionFormat(VersionFormat.CSV)
                        .sampleState(ExportSampleState.LABELED)
                        .samples(List.of("s1", "s2"))
                        .searchConditions(List.of(condition))
                        .ratioSampleUsage(true)
                        .trainSampleRatio(0.75)
                        .clearHardProperty(false)
                        .clearDifficult(false)
                        .build())
                .annotationFormat(AnnotationFormat.VOC)
                .sampleState(ExportSampleState.UNLABELED)
                .sourceTypeHeader(SourcePrefix.S3)
                .versionId("v1")
                .versionFormat(VersionFormat.DEFAULT)
                .withColumnHeader(true);
    }

    @SuppressWarnings("NullAway") // javac 17 does not read the @Nullable inside the builder's map type
    private static Map<String, List<String>> colorAndAnyOther() {
        Map<String, List<String>> property = new LinkedHashMap<>();
        property.put("color", List.of("red"));
        property.put("any", null);
        return property;
    }

    /** Puts in the documented answers that the call needs, and makes it. */
    void run(StubService service, DatasetClient client) {
        if (operation.equals("syncDataSource")) {
            service.answer(documentedAnswer("syncDataSourceState"));
            service.answer(200, "");
        } else {
            service.answer(Contract.MODEL_ARTS.operation(operation).successStatus(), documentedAnswer(operation));
        }
        call.accept(client);
    }

    static String documentedAnswer(String operation) {
        return Contract.MODEL_ARTS.operation(operation).responseExample().toString();
    }

    @Override
    public String toString() {
        return operation + (everything ? " with everything set" : "");
    }
}
