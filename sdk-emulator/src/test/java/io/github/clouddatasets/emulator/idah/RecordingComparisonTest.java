package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the comparison with recordings can fail at all. */
class RecordingComparisonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"a":1}                                 | {"a":2}
                    {"a":1}                                 | {"a":1.0}
                    {"a":1}                                 | {"a":1,"b":null}
                    {"a":null}                              | {"a":"x"}
                    {"a":[1,2]}                             | {"a":[1]}
                    {"a":{}}                                | {"a":[]}
                    {"id":"25"}                             | {"id":"26"}
                    {"id":"26"}                             | {"id":26}
                    {"at":"2026-11-21 20:54:14 +0000"}      | {"at":"2026-11-21T20:54:14Z"}
                    {"at":"2026-08-03 07:12:41 +0000"}      | {"at":"2026-08-03 07:12:42 +0000"}
                    {"status":"401","detail":"a"}           | {"status":"401","detail":"b"}
                    {"meta":{"token":"a"}}                  | {"meta":{"token":1}}
                    {"filename":"a.zip","size":1}           | {"filename":"a.zip","size":2}
                    """)
    void findsDifferences(String recorded, String actual) {
        assertThat(differences(recorded, actual)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"a":[{"b":1}],"meta":{"backtrace":[]}} | {"a":[{"b":1}]}
                    {"id":"26"}                             | {"id":"33"}
                    {"at":"2026-11-21 20:54:14 +0000"}      | {"at":"2030-01-01 00:00:00 +0000"}
                    {"status":"500","detail":"a"}           | {"status":"500","detail":"b"}
                    {"meta":{"token":"a"}}                  | {"meta":{"token":"b"}}
                    """)
    void acceptsWhatChangesEachTime(String recorded, String actual) {
        assertThat(differences(recorded, actual)).isEmpty();
    }

    private static List<String> differences(String recorded, String actual) {
        return RecordingComparison.differences(
                Json.parse(recorded.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                Json.parse(actual.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }
}
