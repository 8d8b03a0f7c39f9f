package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.samples.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations on imports, on the wire. */
class ImportTasksTest {

    private static final String TASK = """
            {"status":"COMPLETED","task_id":"t1","dataset_id":"d1","import_path":"obs://test-obs/daoLu_images/animals/",
             "import_type":0,"total_sample_count":20,"imported_sample_count":20,"annotated_sample_count":20,
             "update_ms":1606114833955,"create_time":1606114833874,"elapsed_time":2}
            """;

    private final Wire wire = new Wire();
    private final ImportTasks imports = wire.client.imports();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void oneImportIsRead() {
        wire.answer(200, TASK);

        ImportTask task = imports.get("d1", "t1");

        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/d1/import-tasks/t1");
        assertThat(task.importType()).isEqualTo(ImportType.DIRECTORY);
        assertThat(task.elapsedTime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(task.updateTime()).isEqualTo(Instant.ofEpochMilli(1606114833955L));
    }

    @Test
    void importsAreListed() {
        wire.answer(200, "{\"total_count\":1,\"import_tasks\":[" + TASK + "]}");

        assertThat(imports.list("d1").toList()).extracting(ImportTask::taskId).containsExactly("t1");
        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/d1/import-tasks?limit=100&offset=0");
    }

    @Test
    void createSendsTheDocumentedBodyAndTellsProgress() {
        wire.answer(200, "{\"task_id\":\"t1\"}")
                .answer(200, "{\"task_id\":\"t1\",\"status\":\"QUEUING\"}")
                .answer(
                        200,
                        "{\"task_id\":\"t1\",\"status\":\"RUNNING\",\"imported_sample_count\":5,\"total_sample_count\":20}")
                .answer(200, TASK);
        List<Progress> seen = new ArrayList<>();

        Poller<ImportTask> started = imports.create(
                "d1",
                b -> b.importType(ImportType.MANIFEST)
                        .importPath("s3://test-obs/V002.manifest")
                        .includedLabels("rabbits", "bees")
                        .importAnnotations(true)
                        .difficultOnly(false));
        ImportTask done = started.onProgress(seen::add).await();

        assertThat(started.id()).isEqualTo("t1");
        assertThat(done.status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        assertThat(seen).extracting(Progress::state).containsExactly("QUEUING", "RUNNING", "COMPLETED");
        assertThat(seen.get(1).fraction()).hasValue(0.25);
        RecordedRequest request = wire.sent();
        assertThat(Wire.line(request)).isEqualTo("POST /datasets/d1/import-tasks");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("{\"import_path\":\"s3://test-obs/V002.manifest\",\"import_type\":\"manifest\","
                        + "\"import_annotations\":true,\"difficult_only\":false,"
                        + "\"included_labels\":[\"rabbits\",\"bees\"]}");
    }

    @Test
    void labelsAreSelectedByNameOrWhole() {
        wire.answer(200, "{\"task_id\":\"t1\"}");
        imports.create(
                "d1",
                b -> b.importPath("/b/d/")
                        .includedLabels(List.of())
                        .excludedLabels(List.of(
                                LabelSelector.named("a"),
                                LabelSelector.of(Label.builder().name("b").build()))));
        assertThat(wire.sent().getBody().readUtf8())
                .isEqualTo("{\"import_path\":\"/b/d/\",\"included_labels\":[],"
                        + "\"excluded_labels\":[\"a\",{\"name\":\"b\"}]}");
    }

    @Test
    void failureCarriesCodeAndTextOfTheService() {
        wire.answer(200, "{\"task_id\":\"t1\"}")
                .answer(
                        200,
                        "{\"task_id\":\"t1\",\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\",\"error_msg\":\"OBS refused\"}");
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(
                        () -> imports.create("d1", b -> b.importPath("/b/d/")).await())
                .withMessageContaining("import t1 into dataset d1 failed: FAILED ModelArts.4310 OBS refused")
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo("ModelArts.4310"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PollingException.Reason.FAILED));
    }

    @Test
    void anImportThatDoesNotExistHasFailed() {
        wire.answer(200, "{\"task_id\":\"t1\"}").answer(200, "{\"task_id\":\"t1\",\"status\":\"NOT_EXIST\"}");
        assertThatExceptionOfType(PollingException.class)
                .isThrownBy(
                        () -> imports.create("d1", b -> b.importPath("/b/d/")).await())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PollingException.Reason.FAILED));
    }

    @Test
    void anErrorInsideAStartIsAnException() {
        wire.answer(200, "{\"error_code\":\"ModelArts.4356\",\"error_msg\":\"import is running\"}");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> imports.create("d1", b -> b.importPath("/b/d/")));
    }

    @Test
    void createIsNeverSentTwice() {
        wire.answer(503, "");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> imports.create("d1", b -> b.importPath("/b/d/")));
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void badInputIsNotSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> imports.create("d1", b -> {}))
                .withMessageStartingWith("importPath is required: a folder in OBS");
        assertThatIllegalArgumentException().isThrownBy(() -> imports.get("d1", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> imports.list("d1", q -> q.pageSize(0)));
        assertThat(wire.server.getRequestCount()).isZero();
    }
}
