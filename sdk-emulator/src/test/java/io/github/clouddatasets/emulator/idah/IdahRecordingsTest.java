package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays every recorded request. The answer of the emulator must have the recorded status, headers and fields;
 * {@link RecordingComparison} defines the permitted differences.
 */
class IdahRecordingsTest {

    /** The cases without a replay, with the reason. There are none. */
    private static final Map<String, String> NOT_REPLAYED = Map.of();

    /**
     * The downloads whose content is not compared, with a pattern for the {@code Content-Disposition}.
     */
    private static final Map<String, String> FRAME_ONLY = Map.of(
            // The recorded file is from a replacement for the program that writes .upd files; the emulator sends a real
            // zip.
            "export-create-then-download", "attachment;filename=idah-export-\\d{10}\\.(upd|zip)");

    static Stream<Recording> replayed() {
        return Recording.all().stream().filter(recording -> !NOT_REPLAYED.containsKey(recording.name()));
    }

    @Test
    void everyRecordingIsACase() {
        List<String> index = Recording.all().stream().map(Recording::name).toList();
        assertThat(index).hasSize(143).doesNotHaveDuplicates();
        assertThat(index).containsAll(NOT_REPLAYED.keySet()).containsAll(FRAME_ONLY.keySet());
        assertThat(Recording.files()).containsExactlyInAnyOrderElementsOf(index);
        assertThat(replayed().count() + NOT_REPLAYED.size()).isEqualTo(index.size());
    }

    @ParameterizedTest
    @MethodSource("replayed")
    void theAnswerIsTheRecordedOne(Recording recording) {
        try (RecordingReplay scene = new RecordingReplay(recording)) {
            same(recording, scene.play());
        }
    }

    private static void same(Recording recording, RawHttpAnswer reply) {
        RawHttpAnswer recorded = RawHttpAnswer.parse(recording.response());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(recorded.status());
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo(recorded.header("X-Content-Type-Options"));
        assertThat(cookies(reply)).isEqualTo(cookies(recorded));
        String frame = FRAME_ONLY.get(recording.name());
        if (frame != null) {
            assertThat(recorded.header("Content-Disposition")).matches(frame);
            assertThat(reply.header("Content-Disposition")).matches(frame);
            assertThat(reply.header("Content-Length")).isEqualTo(String.valueOf(reply.body().length));
            return;
        }
        String type = recorded.header("Content-Type");
        assertThat(reply.header("Content-Type")).isEqualTo(type);
        assertThat(reply.header("Content-Disposition")).isEqualTo(recorded.header("Content-Disposition"));
        Optional<JsonNode> tree = Json.parse(recorded.body());
        if (type != null && type.contains("json") && tree.isPresent()) {
            assertThat(RecordingComparison.differences(tree.get(), reply.json()))
                    .isEmpty();
        } else {
            assertThat(reply.body()).isEqualTo(recorded.body());
        }
    }

    // The values of cookies are secrets; their names, paths, times and flags are not.
    private static List<String> cookies(RawHttpAnswer reply) {
        return reply.all("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst("=[^;]+", "=token"))
                .toList();
    }
}
