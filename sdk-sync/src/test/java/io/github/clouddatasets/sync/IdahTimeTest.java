package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.sync.internal.IdahTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdahTimeTest {

    private static final DateTimeFormatter RUBY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Test
    void readsEveryInstantThatTheServerCanPrint() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            // years 1970 to 2100, so every day of every month, leap days and 2100 without one included
            Instant instant = Instant.ofEpochSecond(random.nextLong(4_133_980_800L));
            String text = RUBY.format(instant);
            assertThat(IdahTime.parse(text + " +0000")).as(text).isEqualTo(instant);
            assertThat(IdahTime.parse(text + " UTC")).as(text).isEqualTo(instant);
        }
    }

    @Test
    void readsIsoTimesAndFractionsOfAllYearsAsTheLibraryDoes() {
        Random random = new Random(16);
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = LocalDate.of(random.nextInt(10_000), 1, 1).plusDays(random.nextInt(365));
            Instant second = day.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                    .toInstant(ZoneOffset.UTC);
            int nanos = random.nextInt(1_000_000_000);
            Instant instant = second.plusNanos(nanos);
            String text = String.format(
                    "%04d-%02d-%02dT%s.%09d",
                    day.getYear(),
                    day.getMonthValue(),
                    day.getDayOfMonth(),
                    DateTimeFormatter.ofPattern("HH:mm:ss")
                            .withZone(ZoneOffset.UTC)
                            .format(second),
                    nanos);
            assertThat(IdahTime.parse(text + "Z")).as(text).isEqualTo(instant);
            assertThat(IdahTime.parse(text + "+00:00")).as(text).isEqualTo(instant);
            assertThat(IdahTime.parse(text.substring(0, 19) + "Z")).as(text).isEqualTo(second);
        }
    }

    @Test
    void readsBackWhatItSendsAsAFilter() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(4_133_980_800L), random.nextInt(1_000_000) * 1_000L);
            assertThat(IdahTime.parse(IdahTime.filter("t", instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29 23:59:59 +0000, 2024-02-29T23:59:59Z",
        "2000-02-29 00:00:00 UTC, 2000-02-29T00:00:00Z",
        "2026-12-31 23:59:59 +0000, 2026-12-31T23:59:59Z",
        "2026-01-14 10:23:27 +0530, 2026-01-14T04:53:27Z",
        "2026-01-14 10:23:27 -0330, 2026-01-14T13:53:27Z",
        "2026-01-14 10:23:27 +07:00, 2026-01-14T03:23:27Z",
        "2026-01-14 10:23:27.5 +0000, 2026-01-14T10:23:27.5Z",
        "2026-01-14 10:23:27.123456 UTC, 2026-01-14T10:23:27.123456Z",
        "2026-01-14T10:23:27Z, 2026-01-14T10:23:27Z",
        "2026-01-14T10:23:27.123456789Z, 2026-01-14T10:23:27.123456789Z",
        "2026-01-14T10:23:27+02:00, 2026-01-14T08:23:27Z",
        "2026-01-14 10:23:27, 2026-01-14T10:23:27Z",
    })
    void readsOtherOffsetsAndFractionsToo(String text, Instant expected) {
        assertThat(IdahTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "0",
                "1785759000",
                "2026-01-14",
                "10:23:27 +0000",
                "2026-13-01 00:00:00 +0000",
                "2026-00-10 00:00:00 +0000",
                "2026-01-32 00:00:00 +0000",
                "2026-01-14 24:00:00 +0000",
                "2026-01-14 10:60:00 +0000",
                "2026-01-14 10:23:60 +0000",
                "2023-02-29 10:23:27 +0000",
                "2100-02-29 10:23:27 UTC",
                "2026-04-31 10:23:27 +0000",
                "2026-01-14 10:23:27 +0000 and more",
                "2026-01-14 10:23:27 PST",
                "٢٠٢٦-٠١-١٤ ١٠:٢٣:٢٧ +0000",
                "2026-01-1a 10:23:27 +0000",
            })
    void takesWhatIsNoTimeAsNone(String text) {
        assertThat(IdahTime.parse(text)).isNull();
    }

    @Test
    void doesNotWorkHardOnLongGarbage() {
        assertThat(IdahTime.parse("2026-01-14 10:23:27 ".repeat(10_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-14T10:23:27Z, 2026-01-14 10:23:27",
        "2026-01-14T00:23:27+02:00, 2026-01-13 22:23:27",
        "2024-02-29T23:30:00-01:00, 2024-03-01 00:30:00",
        "2026-01-14T10:23:27.000001Z, 2026-01-14 10:23:27.000001",
        "2026-01-14T10:23:27.5Z, 2026-01-14 10:23:27.500000",
        "2026-01-14T10:23:27.0000009Z, 2026-01-14 10:23:27",
        "1970-01-01T00:00:00Z, 1970-01-01 00:00:00",
    })
    void sendsFiltersInUtcWithoutAnOffset(String given, String sent) {
        Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(given, Instant::from);
        assertThat(IdahTime.filter("t", instant)).isEqualTo(sent);
    }
}
