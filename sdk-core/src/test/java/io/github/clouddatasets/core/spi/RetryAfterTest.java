package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "0,        PT0S",
        "120,      PT2M",
        "' 7 ',    PT7S",
        "999999999999999999, PT8760H",
        "'Tue, 2 Jan 2024 03:04:35 GMT',  PT30S",
        "'Tue, 02 Jan 2024 03:04:35 GMT', PT30S",
        "'Tue, 02 Jan 2024 03:04:05 GMT', PT0S",
        "'Tuesday, 02-Jan-24 03:04:35 GMT', PT30S",
        "'Tue Jan  2 03:04:35 2024', PT30S",
        "'Wed Jan 10 03:04:05 2024', PT192H",
        "'Sunday, 06-Nov-94 08:49:37 GMT', PT0S",
        "'Mon, 01 Jan 2024 03:04:05 GMT', PT0S",
    })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "1.5",
                "5s",
                "9999999999999999999",
                "\u0665",
                "Tue, 02 Jan 2024",
                "Fri, 02 Jan 2024 03:04:35 GMT",
                "2024-01-02T03:04:35Z"
            })
    void whatCannotBeReadCountsAsAbsent(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
