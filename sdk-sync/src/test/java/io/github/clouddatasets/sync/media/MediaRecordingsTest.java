package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clouddatasets.sync.RecordedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exchange with the real media and setting services, served byte for byte to the call that corresponds to it. */
class MediaRecordingsTest {

    public static Stream<RecordedCall> calls() {
        return MediaRecordings.all().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theRecordedAnswerIsUnderstood(RecordedCall call) {
        call.replay();
    }

    @Test
    void noRecordingOfTheseServicesIsLeftOut() throws IOException {
        List<String> recorded = StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(Path.of("../fixtures/idah-dataset/index.json")
                                        .toFile())
                                .spliterator(),
                        false)
                .filter(entry ->
                        Set.of("media", "setting").contains(entry.path("server").asText()))
                .map(entry -> entry.path("case").asText())
                .toList();

        assertThat(recorded).hasSize(26);
        assertThat(calls()).extracting(RecordedCall::name).containsExactlyInAnyOrderElementsOf(recorded);
    }
}
