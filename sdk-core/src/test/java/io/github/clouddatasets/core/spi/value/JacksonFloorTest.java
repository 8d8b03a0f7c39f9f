package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JacksonFloorTest {

    private static Version version(int major, int minor, int patch) {
        return new Version(major, minor, patch, null, "com.fasterxml.jackson.core", "jackson-databind");
    }

    @Test
    void theJacksonOfThisRunIsNewEnough() {
        assertThatCode(JacksonFloor::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2,15,0", "2,15,2", "2,18,6", "2,23,0"})
    void theFloorAndWhateverIsNewerIsTaken(int major, int minor, int patch) {
        assertThatCode(() -> JacksonFloor.check(List.of(version(major, minor, patch))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2,14,3", "2,9,10", "1,9,13"})
    void anOlderOneIsNamedWithTheCure(int major, int minor, int patch) {
        assertThatIllegalStateException()
                .isThrownBy(() -> JacksonFloor.check(List.of(version(2, 15, 0), version(major, minor, patch))))
                .withMessageContaining("Jackson 2.15 or later")
                .withMessageContaining(
                        "com.fasterxml.jackson.core:jackson-databind " + major + '.' + minor + '.' + patch);
    }
}
