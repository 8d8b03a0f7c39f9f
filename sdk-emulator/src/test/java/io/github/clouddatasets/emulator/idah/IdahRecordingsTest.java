package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded request is sent to the emulator, whose answer must have the recorded status, headers and fields; see
 * {@link RecordingComparison} for what may differ.
 */
class IdahRecordingsTest {

    /** Cases that are not replayed, with the reason. There are none. */
    private static final Map<String, String> NOT_REPLAYED = Map.of();

    /**
     * Downloads of which only the frame is compared, with the reason: a name, and a pattern for the
     * {@code Content-Disposition}.
     */
    private static final Map<String, String> FRAME_ONLY = Map.of(
            // The file was written by a stand-in for the program that makes .upd files; here it is a real zip.
            "export-create-then-download", "attachment;filename=idah-export-\\d{10}\\.(upd|zip)");

    static Stream<Recording> replayed() {
        return Recording.index().filter(name -> !NOT_REPLAYED.containsKey(name)).map(Recording::named);
    }

    @Test
    void knowsEveryCase() {
        List<String> index = Recording.index().toList();
        assertThat(index).hasSize(143).doesNotHaveDuplicates();
        assertThat(index).containsAll(NOT_REPLAYED.keySet()).containsAll(FRAME_ONLY.keySet());
        assertThat(Recording.all().map(Recording::name)).containsExactlyInAnyOrderElementsOf(index);
        assertThat(replayed().count() + NOT_REPLAYED.size()).isEqualTo(index.size());
    }

    @ParameterizedTest
    @MethodSource("replayed")
    void answersAsRecorded(Recording recording) {
        try (RecordingReplay scene = new RecordingReplay(recording)) {
            same(recording, scene.play());
        }
    }

    private static void same(Recording recording, RawHttpAnswer reply) {
        RawHttpAnswer recorded = recording.reply();
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

    // Their values are secrets; names, paths, times and flags are not.
    private static List<String> cookies(RawHttpAnswer reply) {
        return reply.all("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst("=[^;]+", "=token"))
                .toList();
    }
}
