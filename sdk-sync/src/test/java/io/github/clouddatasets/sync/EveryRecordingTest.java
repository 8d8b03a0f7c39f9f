package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.Recording;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No recording of the dataset, media and setting services is left out: the rooms' tests replay all of them. */
class EveryRecordingTest {

    @Test
    void everyRecordingIsReplayedInOneOfTheRooms() throws Exception {
        List<String> replayed = new ArrayList<>();
        for (String test : recordingsTests()) {
            Method calls = Models.load(test).getDeclaredMethod("calls");
            calls.setAccessible(true);
            ((Stream<?>) calls.invoke(null)).forEach(call -> replayed.add(((RecordedCall) call).name()));
        }

        assertThat(replayed)
                .containsExactlyInAnyOrderElementsOf(
                        Recording.allOfDataset().stream().map(Recording::name).toList());
        assertThat(Recording.filesOfDataset()).containsExactlyInAnyOrderElementsOf(replayed);
    }

    private static List<String> recordingsTests() {
        return new ClassFileImporter()
                .importPath(Path.of("target", "test-classes")).stream()
                        .map(type -> type.getName())
                        .filter(name -> name.matches("io\\.github\\.clouddatasets\\.sync\\.\\w+\\.\\w+RecordingsTest"))
                        .toList();
    }
}
