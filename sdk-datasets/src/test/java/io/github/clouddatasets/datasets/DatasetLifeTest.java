package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.LabelFormat;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.team.WorkforceInformation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** createDataset, updateDataset, deleteDataset and deleteDatasetVersion on the wire. */
class DatasetLifeTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    private static CreateDatasetRequest.Builder animals() {
        return CreateDatasetRequest.builder()
                .workspaceId("0")
                .datasetName("dataset-457f")
                .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                .dataPath("/test-obs/classify/input/animals/")
                .workPath("/test-obs/classify/output/")
                .labels(List.of(Label.builder()
                        .name("Rabbits")
                        .type(LabelType.IMAGE_CLASSIFICATION)
                        .property(LabelProperty.builder().color("#3399ff").build())
                        .build()));
    }

    @Test
    void createSendsTheDocumentedBodyAndWaitsForTheDataset() {
        wire.answer(201, "{\"dataset_id\":\"WxCREuCkBSAlQr9xrde\"}")
                .answer(200, "{\"dataset_id\":\"WxCREuCkBSAlQr9xrde\",\"status\":0}")
                .answer(200, "{\"dataset_id\":\"WxCREuCkBSAlQr9xrde\",\"status\":5}")
                .answer(200, "{\"dataset_id\":\"WxCREuCkBSAlQr9xrde\",\"status\":1}");

        Poller<Dataset> creation = wire.client.create(animals().build());
        assertThat(creation.id()).isEqualTo("WxCREuCkBSAlQr9xrde");
        Dataset dataset = creation.await();

        assertThat(dataset.status()).isEqualTo(DatasetStatus.NORMAL);
        assertThat(wire.time.sleeps()).hasSize(2);
        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("POST /datasets");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"dataset_name\":\"dataset-457f\",\"dataset_type\":0,"
                        + "\"data_sources\":[{\"data_type\":0,\"data_path\":\"/test-obs/classify/input/animals/\"}],"
                        + "\"work_path\":\"/test-obs/classify/output/\",\"work_path_type\":0,"
                        + "\"labels\":[{\"name\":\"Rabbits\",\"type\":0,"
                        + "\"property\":{\"@modelarts:color\":\"#3399ff\"}}],\"workspace_id\":\"0\"}");
        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/WxCREuCkBSAlQr9xrde");
    }

    @Test
    void createWaitsForTheImportThatComesWithIt() {
        wire.answer(201, "{\"dataset_id\":\"d1\",\"import_task_id\":\"t1\"}")
                .answer(
                        200,
                        "{\"task_id\":\"t1\",\"status\":\"RUNNING\",\"imported_sample_count\":5,\"total_sample_count\":20}")
                .answer(200, "{\"dataset_id\":\"d1\",\"status\":1}")
                .answer(
                        200,
                        "{\"task_id\":\"t1\",\"status\":\"COMPLETED\",\"imported_sample_count\":20,\"total_sample_count\":20}")
                .answer(200, "{\"dataset_id\":\"d1\",\"status\":8}")
                .answer(200, "{\"dataset_id\":\"d1\",\"status\":1}");
        List<Progress> seen = new ArrayList<>();

        wire.client.create(animals().build()).onProgress(seen::add).await();

        assertThat(seen).extracting(Progress::state).containsExactly("normal", "importing", "normal");
        assertThat(seen.get(0).fraction()).hasValue(0.25);
        assertThat(seen.get(2).fraction()).hasValue(1.0);
        wire.sent();
        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/d1/import-tasks/t1");
    }

    @Test
    void createFailsWithTheReasonOfItsImport() {
        wire.answer(201, "{\"dataset_id\":\"d1\",\"import_task_id\":\"t1\"}")
                .answer(
                        200,
                        "{\"task_id\":\"t1\",\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\",\"error_msg\":\"no access\"}")
                .answer(200, "{\"dataset_id\":\"d1\",\"status\":8}");

        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> wire.client.create(animals().build()).await())
                .withMessageContaining("ModelArts.4310 no access")
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo("ModelArts.4310"));
    }

    @Test
    void everyEndThatIsNoUsableDatasetIsAFailure() {
        for (int status : new int[] {2, 3, 4}) {
            wire.answer(201, "{\"dataset_id\":\"d1\"}")
                    .answer(200, "{\"dataset_id\":\"d1\",\"status\":" + status + "}");
            assertThatExceptionOfType(PollingException.class)
                    .isThrownBy(() -> wire.client.create(animals().build()).await())
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(PollingException.Reason.FAILED))
                    .satisfies(e -> assertThat(e.last()).isInstanceOf(Dataset.class));
        }
    }

    @Test
    void aStateThatIsNotKnownIsWaitedForUntilTheDeadline() {
        wire.answer(201, "{\"dataset_id\":\"d1\"}");
        for (int i = 0; i < 40; i++) {
            wire.answer(200, "{\"dataset_id\":\"d1\",\"status\":77}");
        }

        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(() -> wire.client.create(animals().build()).await(Duration.ofMinutes(2)))
                .withMessageContaining("last state 77");
    }

    @Test
    void anErrorInsideACreatedAnswerIsAnException() {
        wire.answer(201, "{\"error_code\":\"ModelArts.4351\",\"error_msg\":\"Dataset name exists.\"}");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> wire.client.create(animals().build()))
                .withMessageContaining("ModelArts.4351 Dataset name exists.")
                .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(201))
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("req-1"));
    }

    @Test
    void createIsNeverSentTwice() {
        wire.answer(503, "").answer(201, "{\"dataset_id\":\"d1\"}");

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> wire.client.create(animals().build()));
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatTheServiceWouldRefuseIsNotSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> animals().datasetName("a b").build())
                .withMessage("datasetName must be 1 to 100 letters (a-z, A-Z, Chinese), digits, '_' or '-': \"a b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> animals().datasetName(null).build())
                .withMessage("datasetName is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> animals()
                        .workPath("/test-obs/classify/input/animals/out/")
                        .build())
                .withMessageContaining("must not be the path of the data or below it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> animals().description("a ^ b").build())
                .withMessageContaining("description must not contain any of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkforceInformation.builder()
                        .taskName("t")
                        .repetition(0)
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelFormat.builder().textLabelSeparator("ab").build());
        assertThatIllegalArgumentException().isThrownBy(() -> wire.client.delete("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> wire.client.update("d1", b -> b.datasetName("")));
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void updateSendsTheDocumentedBody() {
        wire.answer(200, "{\"dataset_id\":\"gfghHSokody6AJigS5A\"}");

        wire.client.update(
                "gfghHSokody6AJigS5A",
                b -> b.description("just a test")
                        .addLabels(List.of(Label.builder()
                                .name("Ants")
                                .type(LabelType.IMAGE_CLASSIFICATION)
                                .property(
                                        LabelProperty.builder().color("#3399ff").build())
                                .build())));

        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("PUT /datasets/gfghHSokody6AJigS5A");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"description\":\"just a test\",\"add_labels\":[{\"name\":\"Ants\",\"type\":0,"
                        + "\"property\":{\"@modelarts:color\":\"#3399ff\"}}]}");
    }

    @Test
    void updateMayBeRepeated() {
        wire.answer(503, "").answer(200, "{\"dataset_id\":\"d1\"}");

        wire.client.update("d1", b -> b.description("x"));

        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void deleteTakesNoContentWithAndWithoutABody() {
        wire.noContent();
        wire.client.delete("d1");
        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("DELETE /datasets/d1");
        assertThat(request.getBodySize()).isZero();

        wire.answer(204, "{}"); // what the documentation shows and HTTP forbids
        wire.client.delete("d1");
        wire.server.enqueue(new MockResponse().setResponseCode(204).setChunkedBody("{\"success\":true}", 4));
        wire.client.versions().delete("d1", "v1");
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
        wire.sent();
        assertThat(Wire.line(wire.sent())).isEqualTo("DELETE /datasets/d1/versions/v1");
    }

    @Test
    void aRefusalInsideASuccessfulDeletionIsAnException() {
        wire.answer(200, "{\"success\":false,\"error_code\":\"ModelArts.4352\",\"error_msg\":\"no such dataset\"}");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> wire.client.delete("d1"));

        wire.answer(400, "{\"error_code\":\"ModelArts.4353\",\"error_msg\":\"no such version\"}");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> wire.client.versions().delete("d1", "v1"));
    }
}
