package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.testing.Models.comparable;
import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.DataSourceType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.testing.Contract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The documented answers, read from the contract, arrive whole: what was read writes the same JSON again. */
class AnswersTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void listDatasets() {
        JsonNode documented = documented("listDatasets");
        Page<Dataset> page = stub.client.list().pages().iterator().next();

        assertSame(page.items(), documented.get("datasets"));
        assertThat(page.total()).isEqualTo(new Total(1, true));
        assertThat(page.next()).isNull();
        Dataset dataset = page.items().get(0);
        assertThat(dataset.datasetName()).isEqualTo("dataset-f9e8");
        assertThat(dataset.datasetType()).isEqualTo(DatasetType.IMAGE_CLASSIFICATION);
        assertThat(dataset.createTime()).isEqualTo(Instant.parse("2020-11-18T09:09:55.404Z"));
        assertThat(dataset.dataSources())
                .containsExactly(DataSource.builder()
                        .dataType(DataSourceType.OBS)
                        .dataPath("/test-obs/classify/input/animals/")
                        .build());
        assertThat(dataset.samples()).hasSize(4);
    }

    @Test
    void descDataset() {
        JsonNode documented = documented("descDataset");
        Dataset dataset = stub.client.get("gfghHSokody6AJigS5A");

        assertSame(dataset, documented);
        assertThat(dataset.status()).isEqualTo(DatasetStatus.NORMAL);
        assertThat(dataset.labels()).extracting(Label::name).containsExactly("Rabbits", "Bees");
        assertThat(dataset.labels())
                .extracting(Label::property)
                .containsOnly(LabelProperty.builder().color("#3399ff").build());
    }

    @Test
    void syncDataSourceState() {
        JsonNode documented = documented("syncDataSourceState");
        SyncTask task = stub.client.status("gfghHSokody6AJigS5A");

        assertSame(task, documented);
        assertThat(task.status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        assertThat(task.taskId()).isNull();
    }

    @Test
    void createDatasetVersion() {
        documented("createDatasetVersion");

        assertThat(stub.client.createVersion("d1", b -> b.versionName("V004")).id())
                .isEqualTo("sntOdOuB0D9C6fC4TXs");
    }

    @Test
    void listDatasetVersions() {
        JsonNode documented = documented("listDatasetVersions");
        Page<DatasetVersion> page =
                stub.client.versions().list("d1").pages().iterator().next();

        assertSame(page.items(), documented.get("versions"));
        assertThat(page.total()).isEqualTo(new Total(3, true));
        assertThat(page.items()).extracting(DatasetVersion::isCurrent).containsExactly(true, false, false);
        assertThat(page.items().get(2).previousVersionId()).isNull();
    }

    @Test
    void describeDatasetVersion() {
        JsonNode documented = documented("describeDatasetVersion");
        DatasetVersion version = stub.client.versions().get("d1", "eSOKEQaXhKzxN00WKoV");

        assertSame(version, documented);
        assertThat(version.status()).isEqualTo(DatasetVersionStatus.NORMAL);
        assertThat(version.versionFormat()).isEqualTo(VersionFormat.DEFAULT);
        assertThat(version.trainEvaluateSampleRatio()).isEqualTo("0.9999");
        assertThat(version.labelStats()).extracting(LabelStats::sampleCount).containsExactly(5, 5);
    }

    @Test
    void exportTask() {
        documented("exportTask");

        assertThat(stub.client.exports().create("d1", b -> b.path("/p/")).id()).isEqualTo("rF9NNoB56k5rtYKg2Y7");
    }

    @Test
    void getExportTasksStatusOfDataset() {
        JsonNode documented = documented("getExportTasksStatusOfDataset");
        Page<ExportTask> page =
                stub.client.exports().list("d1").pages().iterator().next();

        assertSame(page.items(), documented.get("export_tasks"));
        assertThat(page.total()).isEqualTo(new Total(2, true));
        assertThat(page.items()).extracting(ExportTask::status).containsOnly(ExportTaskStatus.SUCCEEDED);
    }

    @Test
    void getExportTaskStatusOfDataset() {
        JsonNode documented = documented("getExportTaskStatusOfDataset");
        ExportTask task = stub.client.exports().get("d1", "TZMuy7OKbClkGCAc3gb");

        assertSame(task, documented);
        assertThat(task.status()).isEqualTo(ExportTaskStatus.RUNNING);
        assertThat(task.progress()).isZero();
        assertThat(task.exportParams())
                .isEqualTo(ExportParams.builder()
                        .sampleState(ExportSampleState.NO_FILTER)
                        .exportDest(ExportDestination.DIR)
                        .clearHardProperty(true)
                        .trainSampleRatio(1.0)
                        .ratioSampleUsage(false)
                        .build());
    }

    @Test
    void aRatioThatComesAsTextIsReadToo() {
        stub.service.answer("{\"task_id\":\"t\",\"export_params\":{\"train_sample_ratio\":\"0.80\"}}");

        ExportParams params = stub.client.exports().get("d1", "t").exportParams();
        assertThat(params)
                .isEqualTo(ExportParams.builder().trainSampleRatio(0.8).build());
    }

    /** Has the service answer as documented, and returns that. */
    private JsonNode documented(String operation) {
        Contract.Operation contract = Contract.MODEL_ARTS.operation(operation);
        stub.service.answer(contract.successStatus(), contract.responseExample().toString());
        return contract.responseExample();
    }

    private static void assertSame(Object read, JsonNode documented) {
        try {
            String written = Json.SNAKE.writer().writeValueAsString(read);
            assertThat(comparable(json(written))).isEqualTo(comparable(documented));
            assertThat(read instanceof List<?> list ? list : List.of(read)).isNotEmpty();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
