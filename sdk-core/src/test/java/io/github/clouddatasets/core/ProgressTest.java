package io.github.clouddatasets.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "5,  10, ,    0.5",
        "20, 10, ,    1",
        "5,  10, 0.7, 0.7",
        ",   ,   1.7, 1",
        ",   ,   -1,  0",
        "5,  0,  ,    ",
        "5,  ,   ,    ",
        ",   10, ,    ",
    })
    void fractionIsTheServicesOwnOrThatOfTheAmounts(
            @Nullable Long done, @Nullable Long total, @Nullable Double share, @Nullable Double fraction) {
        Progress progress = new Progress("RUNNING", done, total, share, Duration.ZERO);

        if (fraction == null) {
            assertThat(progress.fraction()).isEmpty();
        } else {
            assertThat(progress.fraction()).hasValue(fraction);
        }
    }
}
