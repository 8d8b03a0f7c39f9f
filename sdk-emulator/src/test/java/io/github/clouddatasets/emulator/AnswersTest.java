package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetMetrics;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobRecord;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any answer of the clients can be made of the service's own JSON. */
class AnswersTest {

    private static final Set<Class<?>> READ_BY_CLIENTS =
            Set.of(Export.class, Job.class, JobAnswer.class, JobRecord.class);

    /** Rooms of the platform whose answers are documents, which the client reads: {@link #answersOfThePlatform}. */
    private static final Set<String> ROOMS_OF_DOCUMENTS =
            Set.of("annotation", "dataset", "entry", "imports", "media", "project", "shape");

    static Stream<Class<?>> answers() {
        JavaClasses clients = new ClassFileImporter()
                .importPackages(
                        "io.github.clouddatasets.datasets",
                        "io.github.clouddatasets.powerdrill",
                        "io.github.clouddatasets.sync");
        return clients.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> isExported(type.getPackageName()))
                .filter(type -> !type.getPackageName().endsWith(".account"))
                .filter(type -> !isOfDocuments(type.getPackageName()))
                .map(type -> Models.load(type.getName()))
                .filter(type -> !Models.isOpenEnum(type))
                .filter(type ->
                        Stream.of(type.getMethods()).noneMatch(m -> m.getName().equals("builder")))
                .map(type -> (Class<?>) type);
    }

    private static boolean isExported(String packageName) {
        return Stream.of(DatasetClient.class, PowerdrillClient.class, SyncClient.class)
                .anyMatch(client -> client.getModule().isExported(packageName));
    }

    @Test
    void theClientsHaveManyAnswers() {
        assertThat(answers().map(Class::getSimpleName))
                .hasSizeGreaterThan(40)
                .contains("Dataset", "Export", "JobAnswer");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerIsReadWithAllItsFields(Class<?> type) throws ReflectiveOperationException {
        if (READ_BY_CLIENTS.contains(type)) {
            return;
        }
        ObjectNode json = (ObjectNode) Models.sample(type);
        if (json.has("elapsed_time")) {
            json.put("elapsed_time", 12); // a duration, in seconds
        }
        Object answer = Answers.read(type, json.toString());
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(answer))
                    .as(component.getName())
                    .isNotNull();
        }
    }

    @Test
    void answersOfIdahAreThoseThatTheClientReads() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            SyncClient client = cloud.clients().sync();
            Export export = client.exports().list(q -> q.includeJob()).stream()
                    .filter(each -> each.job() != null)
                    .findFirst()
                    .orElseThrow();
            String document = client.send(RawRequest.get("/exports/" + export.id())
                            .query("included[]", "job")
                            .build())
                    .text();
            assertThat(Answers.read(Export.class, document)).isEqualTo(export);
            Job job = client.jobs().list().stream().findFirst().orElseThrow();
            String jobDocument =
                    client.send(RawRequest.get("/jobs/" + job.id()).build()).text();
            assertThat(Answers.read(Job.class, jobDocument))
                    .isEqualTo(client.jobs().get(job.id()));
        }
    }

    private static boolean isOfDocuments(String packageName) {
        return ROOMS_OF_DOCUMENTS.stream().anyMatch(room -> packageName.equals("io.github.clouddatasets.sync." + room));
    }

    @Test
    void answersOfThePlatform(@TempDir Path folder) throws IOException {
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().manualTime().start()) {
            Path image = Files.write(folder.resolve("1.png"), new byte[] {1});
            String box = "{\"type\":\"idah-image:bounding-box\",\"points\":[[0.1,0.1],[0.4,0.5]]}";
            String dataset = cloud.seed()
                    .idahDataset(
                            "street", d -> d.entry("1.png", image).annotation("1.png", box, "{\"category\":\"car\"}"));
            SyncClient client = cloud.clients().sync();
            Entry entry =
                    client.entries().list(q -> q.datasetId(dataset)).first().orElseThrow();
            Annotation annotation = client.annotations()
                    .list(q -> q.entryId(entry.id()))
                    .first()
                    .orElseThrow();

            assertReads(cloud, "getProject", client.projects().get(cloud.idahProjectId()));
            assertReads(cloud, "getDataset", client.datasets().get(dataset));
            assertReads(cloud, "getEntry", client.entries().get(entry.id()));
            assertReads(cloud, "getAnnotation", client.annotations().get(annotation.id()));
            assertReads(cloud, "getMediaInfo", client.media().info(Objects.requireNonNull(entry.resource())));
            assertReads(
                    cloud,
                    "getProjectMember",
                    client.projects()
                            .members()
                            .get(client.projects()
                                    .members()
                                    .list()
                                    .first()
                                    .orElseThrow()
                                    .id()));
        }
    }

    /** The answer in the journal is read as the client has read the same bytes. */
    private static void assertReads(DatasetCloudEmulator cloud, String operation, Object answer) {
        var requests = cloud.requests(operation);
        assertThat(requests).as(operation).isNotEmpty();
        String document = requests.get(requests.size() - 1).answer().body().text();
        assertThat((Object) Answers.read(answer.getClass(), document)).isEqualTo(answer);
    }

    @Test
    void answersOfPowerdrillAreThoseThatTheClientReads() {
        JobAnswer answer = Answers.read(JobAnswer.class, """
                {"code": 0, "data": {"job_id": "job-1", "blocks": [
                  {"type": "MESSAGE", "content": "Hello", "group_id": "g", "group_name": "Conclusions", "stage": "Respond"}]}}""");
        assertThat(answer.jobId()).isEqualTo("job-1");
        assertThat(answer.blocks()).hasSize(1);
        JobRecord record = Answers.read(JobRecord.class, """
                {"job_id": "job-1", "question": {"creator": "u", "blocks": [{"type": "MESSAGE", "content": "How?"}]},
                 "answer": {"blocks": [{"type": "MESSAGE", "content": "So."}]}}""");
        assertThat(record.jobId()).isEqualTo("job-1");
        assertThat(record.answer().blocks()).hasSize(1);

        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            PowerdrillClient client = cloud.clients().powerdrill();
            String path = "/v2/team/datasets/" + cloud.powerdrillDatasetId() + "/status";
            String raw = client.send(RawRequest.get(path)
                            .query("user_id", cloud.powerdrillUserId())
                            .build())
                    .text();
            var status = client.datasets().status(cloud.powerdrillDatasetId());
            assertThat(Answers.read(status.getClass(), raw)).isEqualTo(status);
        }
    }

    @Test
    void answersOfModelArtsAreThoseThatTheClientReads() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            DatasetClient client = cloud.clients().datasets();
            String raw = client.send(
                            RawRequest.get("/datasets/" + cloud.datasetId()).build())
                    .text();
            assertThat(Answers.read(Dataset.class, raw)).isEqualTo(client.get(cloud.datasetId()));
        }
    }

    @Test
    void metricsAreReadByTime() {
        DatasetMetrics metrics = Answers.read(DatasetMetrics.class, "{\"metrics\":{\"total\":{\"1700000000000\":60}}}");
        assertThat(metrics).asString().contains("2023-11-14T22:13:20Z").contains("60");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(refusal(Dataset.class, "{")).startsWith("json must be JSON: ");
        assertThat(refusal(Dataset.class, "[1]")).isEqualTo("json must be a JSON object, not array");
        assertThat(refusal(Dataset.class, "{\"dataset_name\":\"digits\"}"))
                .startsWith("json cannot be read as Dataset: ")
                .contains("dataset_id");
        assertThat(refusal(SyncTask.class, "{\"job\":1,\"count\":2}"))
                .isEqualTo("json has no field of SyncTask: [job, count]");
        assertThat(refusal(Export.class, "{\"data\":{}}")).startsWith("json cannot be read as Export: ");
        assertThat(refusal(JobRecord.class, "{\"question\":{}}")).isNotEmpty();
        for (Class<?> type : List.of(String.class, DatasetType.class, DatasetClient.class)) {
            assertThat(refusal(type, "{}")).isEqualTo("type must be a record that a client returns: " + type.getName());
        }
    }

    private static String refusal(Class<?> type, String json) {
        IllegalArgumentException refused =
                catchThrowableOfType(IllegalArgumentException.class, () -> Answers.read(type, json));
        return String.valueOf(refused.getMessage());
    }
}
