package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends every recorded request of the dataset server, in the order of the recording, to one emulator that starts with the rows
 * of that server. The answers must be the recorded ones, but for times and the ids that the server makes.
 */
class DatasetRecordingsTest {

    private static final Set<String> SERVERS = Set.of("dataset", "nginx");

    /** The cases that write, and those that show what was written, in the order in which the server got them. */
    private static final List<String> WRITING =
            """
            project-create project-create-own-id-ignored project-create-as-user project-create-content-type-charset
            project-create-malformed-json project-create-malformed-json--details-off project-create-no-name
            project-create-no-name--details-off project-create-other-organisation project-create-plain-object
            project-create-wrong-type project-update project-update-readonly-organization project-update-as-annotator
            project-delete project-delete-with-working-datasets project-create-key-org-scope
            dataset-create dataset-create-as-annotator dataset-create-key-project-scope
            dataset-create-no-labeling-configuration dataset-create-no-project dataset-create-unknown-modality
            dataset-create-as-project-owner dataset-update dataset-update-readonly-status dataset-delete
            dataset-delete-in-progress
            entry-create entry-show-after-processing entry-create-same-resource entry-create-no-dataset
            entry-create-unknown-dataset entry-create-media-not-uploaded entry-create-with-status-and-step
            entry-create-key-project-scope entry-create-as-annotator-dataset-not-visible
            entry-show-not-assigned-as-annotator entry-update-name-and-priority
            entry-assign entry-unassign entry-update-status entry-delete-in-progress
            entry-select entry-submit-review-without-approved entry-submit-review-approved entry-submit-done
            annotation-create annotation-update annotation-create-no-entry annotation-create-no-dimensions
            annotation-create-completed-entry annotation-create-as-annotator-not-assigned annotation-delete
            rpc-create rpc-show rpc-create-same-id rpc-create-malformed-id rpc-create-new-field-names rpc-create-no-entry-id
            rpc-create-unknown-entry rpc-write-shape rpc-write-shape-again rpc-write-shape-text-value
            rpc-write-shape-missing-annotation rpc-notification rpc-vnd-api-json rpc-update-partial rpc-show-missing
            rpc-unknown-method rpc-charset rpc-malformed-json rpc-no-token rpc-batch rpc-batch-empty
            rpc-batch-fails-in-the-middle rpc-show-after-failed-batch rpc-batch-50 rpc-batch-51
            rpc-key-read-only-write annotation-show-after-read-only-write rpc-batch-create-twice rpc-delete rpc-delete-again
            note-feed-create note-feed-create-key entry-media-not-uploaded-after-processing entry-delete
            nginx-projects-list entry-show-modality-without-plugin entry-submit-from-start
            rpc-show-tile-stuck-in-dimensions entries-list-sort-updated-desc""".lines().flatMap(line -> Stream.of(line.strip().split(" ", -1))).toList();

    @TempDir
    private static Path folder;

    private static @Nullable DatasetScene scene;

    @AfterAll
    static void stop() {
        DatasetScene started = scene;
        if (started != null) {
            started.close();
        }
    }

    @Test
    void everyRecordingIsACase() {
        List<String> index =
                Recording.allOfDataset().stream().map(Recording::name).toList();
        assertThat(Recording.filesOfDataset()).containsExactlyInAnyOrderElementsOf(index);
        assertThat(cases()).extracting(Recording::name).doesNotHaveDuplicates();
        assertThat(cases())
                .containsExactlyInAnyOrderElementsOf(Recording.allOfDataset().stream()
                        .filter(recording -> SERVERS.contains(recording.server()))
                        .toList())
                .hasSize(158);
    }

    @TestFactory
    Stream<DynamicTest> theAnswerIsTheRecordedOne() {
        DatasetScene started = new DatasetScene(folder);
        scene = started;
        return cases().stream()
                .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> same(started, recording)));
    }

    private static List<Recording> cases() {
        List<Recording> cases = new ArrayList<>(Recording.allOfDataset().stream()
                .filter(recording -> SERVERS.contains(recording.server()))
                .filter(recording -> !WRITING.contains(recording.name()))
                .toList());
        WRITING.forEach(name -> cases.add(Recording.ofDataset(name)));
        return cases;
    }

    private static void same(DatasetScene scene, Recording recording) {
        Unrecorded.before(recording.name(), scene);
        RawHttpAnswer reply = scene.play(recording);
        RawHttpAnswer recorded = RawHttpAnswer.parse(recording.response());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(recorded.status());
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo(recorded.header("X-Content-Type-Options"));
        assertThat(reply.header("Content-Type")).isEqualTo(recorded.header("Content-Type"));
        if (recorded.body().length == 0) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        JsonNode expected = DatasetScene.tree(scene.translated(new String(recorded.body(), StandardCharsets.UTF_8)));
        assertThat(RecordingComparison.differences(
                        expected, Json.parse(reply.body()).orElseThrow()))
                .isEmpty();
    }
}
