package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From JSON:API documents to exports and jobs, written out by hand where {@link JsonApi} does it by rule. */
class DocumentTest {

    private static final String JOB_ID = "019fc677-b366-7883-94da-2397c5e9aa87";

    private static final Export EXPORT_1 = new Export(
            "1",
            JOB_ID,
            "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5",
            "9",
            "943aa44a789a3768f04148691d87e76c.zip",
            "idah-export-20260803-1-fx.zip",
            "application/octet-stream",
            491L,
            Instant.parse("2026-08-03T07:12:41Z"),
            null);

    private static final Job JOB_1 = new Job(
            JOB_ID,
            "Exports::Job",
            Map.of(
                    "options",
                    Map.of("include_medias", "original"),
                    "exporter",
                    "Exports::Upd::Exporter",
                    "dataset_ids",
                    List.of(100, 200)),
            0,
            JobStatus.COMPLETED,
            1.0,
            0,
            null,
            null,
            Instant.parse("2026-08-03T07:12:41Z"),
            Instant.parse("2026-08-03T07:12:41Z"),
            Instant.parse("2026-08-03T07:13:23Z"),
            List.of(),
            List.of());

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Export export(String json) {
        server.answers(Answer.json(200, json));
        return client.exports().get("1");
    }

    private Job job(String json) {
        server.answers(Answer.json(200, json));
        return client.jobs().get(JOB_ID);
    }

    private static Job jobWith(Export... exports) {
        return new Job(
                JOB_1.id(),
                JOB_1.jobClass(),
                JOB_1.arguments(),
                JOB_1.priority(),
                JOB_1.status(),
                JOB_1.progress(),
                JOB_1.retryCount(),
                JOB_1.error(),
                JOB_1.unicity(),
                JOB_1.scheduledAt(),
                JOB_1.createdAt(),
                JOB_1.updatedAt(),
                List.of(exports).stream().map(Export::id).toList(),
                List.of(exports));
    }

    private static Export exportWith(Job job) {
        return new Export(
                EXPORT_1.id(),
                EXPORT_1.jobId(),
                EXPORT_1.projectId(),
                EXPORT_1.createdById(),
                EXPORT_1.fileId(),
                EXPORT_1.filename(),
                EXPORT_1.mimeType(),
                EXPORT_1.size(),
                EXPORT_1.createdAt(),
                job);
    }

    @Test
    void anExport() {
        server.answers(Recording.answer("export-show"));

        assertThat(client.exports().get("1")).isEqualTo(EXPORT_1);
    }

    @Test
    void anExportWithItsJob() {
        server.answers(Recording.answer("export-show-included-job"));

        assertThat(client.exports().get("1", ExportSelection.Builder::includeJob))
                .isEqualTo(exportWith(JOB_1));
    }

    @Test
    void aJob() {
        server.answers(Recording.answer("job-show-completed"));

        Job job = client.jobs().get(JOB_ID);

        assertThat(job).isEqualTo(JOB_1);
        assertThat(job.exporter()).isEqualTo(CreateExportRequest.UPD);
        assertThat(job.datasetIds()).containsExactly("100", "200"); // numbers in the recording
    }

    @Test
    void aJobWithItsExports() {
        server.answers(Recording.answer("job-show-included-exports"));

        assertThat(client.jobs().get(JOB_ID, JobSelection.Builder::includeExports))
                .isEqualTo(jobWith(EXPORT_1));
    }

    @Test
    void aListWithEachJobAtItsExport() {
        server.answers(Recording.answer("exports-list-included-job"));

        List<Export> exports =
                client.exports().list(q -> q.includeJob().pageSize(2)).limit(2).toList();

        assertThat(exports.get(0)).isEqualTo(exportWith(JOB_1));
        assertThat(exports)
                .allSatisfy(export ->
                        assertThat(Objects.requireNonNull(export.job()).id()).isEqualTo(export.jobId()));
        assertThat(exports.get(1).jobId()).isNotEqualTo(JOB_ID);
    }

    @Test
    void theReasonOfAFailureWhereTheServiceKeptIt() {
        server.answers(Recording.answer("job-show-errored"));

        assertThat(client.jobs().get("019fc9b5-f54c-7a5f-aba0-b1e0c3189ac4").error())
                .isEqualTo("Faraday::ConnectionFailed: Failed to open TCP connection");
    }

    @Test
    void aRelationshipToAMissingJobSurvives() {
        // 25's job is gone in the recorded table, its relationship is still there.
        server.answers(Recording.answer("exports-list-default"));
        Export last = client.exports().list().toList().get(24);
        assertThat(last.id()).isEqualTo("25");
        assertThat(last.jobId()).isEqualTo("019fe069-c296-7231-8637-90d8beb08bc8");
        assertThat(last.job()).isNull();

        Export sparse = export("{\"data\":{\"id\":\"25\",\"attributes\":{\"size\":1},"
                + "\"relationships\":{\"job\":{\"data\":{\"type\":\"sync:jobs\",\"id\":\"gone\"}}}},\"included\":[]}");
        assertThat(sparse.jobId()).isEqualTo("gone");
        assertThat(sparse.job()).isNull();

        Export dropped = export("{\"data\":{\"id\":\"25\",\"attributes\":{\"size\":1}},\"included\":[]}");
        assertThat(dropped.jobId()).isNull();
    }

    @Test
    void aJobIsFoundWithoutTheColumnThatNamesIt() {
        Export export = export("{\"data\":{\"id\":\"1\",\"attributes\":{},"
                + "\"relationships\":{\"job\":{\"data\":{\"type\":\"sync:jobs\",\"id\":\"j\"}}}},"
                + "\"included\":[{\"type\":\"sync:jobs\",\"id\":\"other\"},"
                + "{\"type\":\"sync:jobs\",\"id\":\"j\",\"attributes\":{\"status\":\"running\"}}]}");

        assertThat(Objects.requireNonNull(export.job()).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void sparseFieldsLeaveTheRestNull() {
        server.answers(Recording.answer("exports-list-fields"));

        assertThat(client.exports().list(q -> q.pageSize(2)).first())
                .hasValue(new Export(
                        "1", JOB_ID, null, null, null, "idah-export-20260803-1-fx.zip", null, 491L, null, null));

        server.answers(Recording.answer("jobs-list-fields"));
        assertThat(client.jobs().list(q -> q.pageSize(3)).first())
                .hasValue(new Job(
                        JOB_ID,
                        null,
                        Map.of(),
                        null,
                        JobStatus.COMPLETED,
                        1.0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()));
    }

    @Test
    void sparseFieldsOfTheIncludedJobToo() {
        server.answers(Recording.answer("exports-list-fields-of-included"));

        Job job = Objects.requireNonNull(
                client.exports().list(q -> q.pageSize(1)).first().orElseThrow().job());

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.progress()).isNull();
        assertThat(job.datasetIds()).isEmpty();
        assertThat(job.exporter()).isNull();
    }

    @Test
    void argumentsOfAnyShapeSurvive() {
        assertThat(job(attributes(
                                "\"arguments\":{\"options\":\"all\",\"n\":null,\"deep\":{\"list\":[1,\"2\",[true]]}}"))
                        .arguments())
                .containsEntry("options", "all")
                .containsEntry("n", null)
                .containsEntry("deep", Map.of("list", List.of(1, "2", List.of(true))));
        assertThat(job(attributes("\"arguments\":null")).arguments()).isEmpty();
        assertThat(job(attributes("\"arguments\":[1,2]")).arguments()).isEqualTo(Map.of("value", List.of(1, 2)));
        assertThat(job(attributes("\"arguments\":\"text\"")).arguments()).isEqualTo(Map.of("value", "text"));
        assertThat(job(attributes("\"arguments\":{\"dataset_ids\":\"not a list\",\"exporter\":7}")))
                .satisfies(job -> assertThat(job.datasetIds()).isEmpty())
                .satisfies(job -> assertThat(job.exporter()).isNull());
    }

    private static String attributes(String attributes) {
        return "{\"data\":{\"id\":\"j\",\"attributes\":{" + attributes + "}}}";
    }

    @Test
    void anUnknownStatusIsKeptAsItCame() {
        Job job = job(attributes("\"status\":\"failed\""));

        assertThat(job.status()).isEqualTo(new JobStatus("failed")).hasToString("failed");
        assertThat(Objects.requireNonNull(job.status()).isTerminal()).isFalse();
    }

    @Test
    void unknownAttributesAndMembersDoNoHarm() {
        assertThat(export(
                                "{\"jsonapi\":{\"version\":\"1.1\"},\"links\":{\"next\":\"x\"},\"data\":{\"type\":\"sync:exports\","
                                        + "\"id\":\"1\",\"links\":{},\"meta\":{},\"attributes\":{\"size\":3000000000,"
                                        + "\"checksum\":{\"sha\":\"x\"}},\"relationships\":{\"job\":{\"data\":null},"
                                        + "\"owner\":{\"data\":[]}}},\"included\":[null,{\"type\":\"x:y\",\"id\":null}]}")
                        .size())
                .isEqualTo(3_000_000_000L);
    }

    @Test
    void timesInBothFormsAreRead() {
        Job job = job(attributes("\"scheduled_at\":\"2030-01-15 00:00:00 UTC\","
                + "\"created_at\":\"2028-02-29 23:59:59 +0000\",\"updated_at\":\"2026-01-14 10:23:27 +0530\""));

        assertThat(job.scheduledAt()).isEqualTo("2030-01-15T00:00:00Z");
        assertThat(job.createdAt()).isEqualTo("2028-02-29T23:59:59Z");
        assertThat(job.updatedAt()).isEqualTo("2026-01-14T04:53:27Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"soon\"", "1785759000", "{\"a\":[1]}", "[1]", "true"})
    void aTimeThatIsNoneIsNullAndTheRestIsRead(String time) {
        Job job = job(attributes("\"created_at\":" + time + ",\"status\":\"running\""));

        assertThat(job.createdAt()).isNull();
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void answersAreImmutableToTheBottom() {
        Job job = job("{\"data\":{\"id\":\"j\",\"attributes\":{\"arguments\":{\"dataset_ids\":[1]}},\"relationships\":"
                + "{\"exports\":{\"data\":[{\"id\":\"1\"}]}}},\"included\":[{\"id\":\"1\"}]}");

        assertThat(job.exportIds()).containsExactly("1");
        assertThat(job.exports()).hasSize(1);
        assertThatThrownBy(() -> job.arguments().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> ((List<?>) Objects.requireNonNull(job.arguments().get("dataset_ids"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> job.exportIds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> job.exports().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> job.datasetIds().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void formatsAreABareList() {
        server.answers(Answer.json(
                200, "[{\"name\":\"A\",\"description\":\"D\",\"exporter\":\"E\",\"extra\":1},{\"exporter\":\"F\"}]"));

        List<ExportFormat> formats = client.exports().formats("image");

        assertThat(formats).containsExactly(new ExportFormat("A", "D", "E"), new ExportFormat(null, null, "F"));
        assertThatThrownBy(() -> formats.clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anAnswerIsReadWhateverItsMediaType() {
        byte[] body = Recording.named("export-show").body();
        server.answers(
                Answer.body(200, "application/vnd.api+json", new String(body, StandardCharsets.UTF_8)),
                Answer.body(200, "text/plain", new String(body, StandardCharsets.UTF_8)));

        assertThat(client.exports().get("1")).isEqualTo(EXPORT_1);
        assertThat(client.exports().get("1")).isEqualTo(EXPORT_1);
    }
}
