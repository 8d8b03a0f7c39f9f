package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every recorded request of the media and setting servers. The answers must be the recorded ones, but for times, the ids
 * and resources that the server makes, the order by those ids, and the bytes of variants, which the emulator does not encode.
 */
class MediaRecordingsTest {

    private static final Set<String> SERVERS = Set.of("media", "setting");

    @TempDir
    Path empty;

    static Stream<Recording> replayed() {
        return Recording.allOfDataset().stream().filter(recording -> SERVERS.contains(recording.server()));
    }

    @Test
    void everyRecordingIsReplayedHereOrWithThoseOfTheDatasetServer() {
        assertThat(replayed()).hasSize(26);
        assertThat(Recording.allOfDataset().stream().map(Recording::server).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("dataset", "nginx", "media", "setting");
        assertThat(Recording.allOfDataset()).hasSize(26 + 158);
    }

    @ParameterizedTest
    @MethodSource("replayed")
    void theAnswerIsTheRecordedOne(Recording recording) {
        RawHttpAnswer recorded = RawHttpAnswer.parse(recording.response());
        try (MediaScene scene = new MediaScene(empty)) {
            RawHttpAnswer reply = scene.play(recording);

            assertThat(reply.status()).as(reply.toString()).isEqualTo(recorded.status());
            assertThat(reply.header("Content-Type")).isEqualTo(recorded.header("Content-Type"));
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo(recorded.header("X-Content-Type-Options"));
            assertThat(reply.header("ETag")).isNull();
            Optional<JsonNode> tree = Json.parse(recorded.body());
            if (tree.isPresent()) {
                assertThat(comparable(reply.json())).isEqualTo(comparable(tree.get()));
            } else {
                assertThat(reply.body()).isEqualTo(recorded.body());
            }
        }
    }

    private static JsonNode comparable(JsonNode answer) {
        String text = withoutTraces(answer)
                .toString()
                .replaceAll("\"[0-9a-f]{32}\\.", "\"id.")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000", "time")
                .replaceAll("\"resource\":\"(?!8e1b|aaaa|bbbb|cccc|dddd)[0-9a-f]{16}\\.", "\"resource\":\"random.")
                .replaceAll("(\"filename\":\"[a-z]*\\.webp\",\"size\":)\\d+", "$10");
        JsonNode tree = Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        if (tree.path("data") instanceof ArrayNode data) {
            List<JsonNode> rows = new ArrayList<>();
            data.forEach(rows::add);
            rows.sort(Comparator.comparing(MediaRecordingsTest::place));
            ((ObjectNode) tree).set("data", Json.array().addAll(rows));
        }
        return tree;
    }

    private static String place(JsonNode row) {
        JsonNode attributes = row.path("attributes");
        return attributes.path("resource") + " " + attributes.path("key") + attributes.path("filename")
                + attributes.at("/arguments/resource");
    }

    private static JsonNode withoutTraces(JsonNode answer) {
        ObjectNode tree = answer.deepCopy();
        tree.remove("backtrace");
        if (tree.path("meta").has("backtrace")) {
            tree.remove("meta");
        }
        return tree;
    }
}
