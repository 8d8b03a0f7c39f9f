package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded request is sent to the emulator, whose answer must have the recorded status and shape. */
class IdahRecordingsTest {

    private static final String ACCOUNT = "made with an account that is not emulated";
    private static final String OPERATION = "an operation that is not emulated";
    private static final String BELOW = "needs rows of its own; has a test of its own below";

    private static final Map<String, String> SKIPPED = skipped();

    private static Map<String, String> skipped() {
        Map<String, String> skipped = new HashMap<>();
        for (String name : new String[] {
            "export-create-as-annotator",
            "export-create-as-project-owner",
            "export-show-as-annotator",
            "exports-list-as-annotator",
            "exports-list-as-org-owner",
            "exports-list-as-org-owner-dataset-service-down",
            "jobs-list-as-annotator",
            "jobs-list-as-project-owner"
        }) {
            skipped.put(name, ACCOUNT);
        }
        for (String name : new String[] {
            "iam-api-key-create",
            "iam-api-key-revoke",
            "iam-login",
            "iam-login-bad-password",
            "iam-login-missing-field",
            "iam-login-with-cookies"
        }) {
            skipped.put(name, OPERATION);
        }
        for (String name : new String[] {
            "export-create-then-download",
            "export-create-then-job-at-once",
            "export-create-then-job-finished",
            "export-create-unknown-dataset-then-job",
            "exports-over-1000-count-page-1",
            "exports-over-1000-count-page-2-of-1000"
        }) {
            skipped.put(name, BELOW);
        }
        skipped.put("nginx-sync-service-down-502", "the emulator has no upstream that could be down");
        return skipped;
    }

    static Stream<Recording> recordings() {
        return Recording.all().filter(recording -> !SKIPPED.containsKey(recording.name()));
    }

    @Test
    void skipsOnlyWhatItNames() {
        assertThat(Recording.all().map(Recording::name)).containsAll(SKIPPED.keySet());
        assertThat(Recording.all()).hasSize(143);
        assertThat(recordings()).hasSize(143 - SKIPPED.size());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void answersAsRecorded(Recording recording) {
        MovableClock clock = MovableClock.at("2026-11-21T20:54:14Z");
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().clock(clock).start()) {
            Reply reply =
                    recording.replay(cloud, recording.target(), token(recording, cloud, clock), body(recording, cloud));
            same(recording.reply(), reply);
        }
    }

    private static String token(Recording recording, DatasetCloudEmulator cloud, MovableClock clock) {
        IdahClient client = new IdahClient(cloud);
        switch (recording.name()) {
            case "auth-bad-signature" -> {
                String token = client.token();
                int dot = token.lastIndexOf('.') + 1;
                char first = token.charAt(dot);
                return token.substring(0, dot) + (first == 'A' ? 'B' : 'A') + token.substring(dot + 1);
            }
            case "auth-expired-token" -> {
                String token = client.token();
                clock.advance(Duration.ofHours(1));
                return token;
            }
            case "job-delete", "nginx-job-delete" -> {
                return cloud.idahSystemToken();
            }
            case "job-delete-then-show" -> {
                client.system().send("DELETE", recording.target(), "");
                return client.token();
            }
            default -> {
                return client.token();
            }
        }
    }

    private static String body(Recording recording, DatasetCloudEmulator cloud) {
        String key = switch (recording.name()) {
            case "iam-api-login-revoked-key" -> IdahIam.REVOKED_KEY;
            case "iam-api-login" -> cloud.idahApiKey();
            default -> "IDAH_" + "0".repeat(64);
        };
        return recording.body().replaceAll("IDAH_[0-9a-f]{64}", key);
    }

    private static void same(Reply recorded, Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(recorded.status());
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String type = recorded.header("content-type");
        assertThat(reply.header("Content-Type")).isEqualTo(type);
        Optional<JsonNode> tree = Json.parse(recorded.body());
        if (type == null || !type.contains("json") || tree.isEmpty()) {
            assertThat(reply.header("Content-Disposition")).isEqualTo(recorded.header("Content-Disposition"));
            assertThat(reply.body()).isEqualTo(recorded.body());
            return;
        }
        assertThat(Shape.of(reply.json())).isEqualTo(Shape.of(tree.get()));
        if (recorded.status() == 200
                && tree.get().has("meta")
                && tree.get().path("data").isArray()) {
            assertThat(IdahClient.ids(reply.json())).isEqualTo(IdahClient.ids(tree.get()));
            assertThat(reply.json().path("meta")).isEqualTo(tree.get().path("meta"));
        }
        for (String place :
                new String[] {"/errors/0/title", "/errors/0/source/pointer", "/errors/1/source/pointer", "/type"}) {
            assertThat(reply.json().at(place)).isEqualTo(tree.get().at(place));
        }
        if (recorded.status() == 401 || recorded.status() == 403 || recorded.status() == 422) {
            assertThat(reply.json().at("/errors/0/detail")).isEqualTo(tree.get().at("/errors/0/detail"));
            assertThat(reply.json().at("/detail")).isEqualTo(tree.get().at("/detail"));
        }
    }

    @Test
    void createdJobsRunAsRecorded() {
        MovableClock clock = MovableClock.at("2026-11-21T20:54:14Z");
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().clock(clock).start()) {
            String token = new IdahClient(cloud).token();
            String known = jobOf(Recording.named("export-create").replay(cloud, token));
            String unknown =
                    jobOf(Recording.named("export-create-unknown-dataset").replay(cloud, token));
            assertThat(sameJob("export-create-then-job-at-once", known, cloud, token))
                    .isEqualTo("pending");
            clock.advance(Duration.ofSeconds(1));
            assertThat(sameJob("export-create-then-job-finished", known, cloud, token))
                    .isEqualTo("completed");
            assertThat(sameJob("export-create-unknown-dataset-then-job", unknown, cloud, token))
                    .isEqualTo("errored");

            // The recorded file was written by a stand-in for the program that makes .upd files: only the frame counts.
            Reply download = Recording.named("export-create-then-download").replay(cloud, token);
            assertThat(download.status()).isEqualTo(200);
            assertThat(download.header("Content-Type")).isEqualTo("application/zip");
            assertThat(download.header("Content-Disposition")).matches("attachment;filename=idah-export-\\d{10}\\.zip");
        }
    }

    @Test
    void countsNoMoreThanAThousand() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            String token = new IdahClient(cloud).token();
            Recording create = Recording.named("export-create-unknown-dataset");
            for (int rows = 25; rows < 1072; rows++) {
                assertThat(create.replay(cloud, token).status()).isEqualTo(200);
            }
            Recording first = Recording.named("exports-over-1000-count-page-1");
            Reply reply = first.replay(cloud, token);
            assertThat(reply.json().path("meta")).isEqualTo(first.reply().json().path("meta"));
            assertThat(Shape.of(reply.json())).isEqualTo(Shape.of(first.reply().json()));
            Recording second = Recording.named("exports-over-1000-count-page-2-of-1000");
            reply = second.replay(cloud, token);
            assertThat(reply.json().path("meta"))
                    .isEqualTo(second.reply().json().path("meta"));
            assertThat(Shape.of(reply.json())).isEqualTo(Shape.of(second.reply().json()));
        }
    }

    private static String jobOf(Reply created) {
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        return created.json().at("/data/attributes/job_id").asText();
    }

    private static String sameJob(String name, String jobId, DatasetCloudEmulator cloud, String token) {
        Recording recording = Recording.named(name);
        Reply reply = recording.replay(cloud, "/jobs/" + jobId, token, "");
        assertThat(reply.status()).isEqualTo(recording.reply().status());
        assertThat(Shape.of(reply.json())).isEqualTo(Shape.of(recording.reply().json()));
        assertThat(reply.json().at("/data/attributes/progress"))
                .isEqualTo(recording.reply().json().at("/data/attributes/progress"));
        return reply.json().at("/data/attributes/status").asText();
    }
}
