package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    static Stream<Arguments> badIds() {
        return Stream.of(
                Arguments.of("", "datasetId must not be empty: \"\""),
                Arguments.of("  ", "datasetId must not be empty: \"  \""),
                Arguments.of("a/b", "datasetId must not contain '/': \"a/b\""),
                Arguments.of("a\\b", "datasetId must not contain '\\': \"a\\b\""),
                Arguments.of(".", "datasetId must not be a relative path: \".\""),
                Arguments.of("..", "datasetId must not be a relative path: \"..\""),
                Arguments.of("a\nb", "datasetId must not contain control characters: \"a\\u000ab\""),
                Arguments.of("a\u0000", "datasetId must not contain control characters: \"a\\u0000\""),
                Arguments.of("a\u0085", "datasetId must not contain control characters: \"a\\u0085\""),
                Arguments.of("a\u007f", "datasetId must not contain control characters: \"a\\u007f\""));
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void idRefusesWithFieldRuleAndValue(String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.id("datasetId", value))
                .withMessage(message);
    }

    @Test
    void idRefusesLoneHighSurrogate() {
        assertRefusedAsUnicode("a" + (char) 0xD83D);
    }

    @Test
    void idRefusesLoneLowSurrogate() {
        assertRefusedAsUnicode((char) 0xDE00 + "a");
    }

    @Test
    void idRefusesSurrogatesInTheWrongOrder() {
        assertRefusedAsUnicode("" + (char) 0xDE00 + (char) 0xD83D);
    }

    private static void assertRefusedAsUnicode(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.id("id", value))
                .withMessageStartingWith("id must be valid Unicode: ");
    }

    @Test
    void idRefusesNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.id("datasetId", null))
                .withMessage("datasetId is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "...", "gfghHSokody6AJigS5A", "a b", "%2e%2e", "\u8349\u8393", "\uD83D\uDE00"})
    void idKeepsWhatIsSafe(String value) {
        assertThat(Check.id("id", value)).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "/"})
    void segmentAllowsSlashes(String value) {
        assertThat(Check.segment("label", value)).isSameAs(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a\rb"})
    void segmentRefusesWhatNoPathCanCarry(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.segment("label", value))
                .withMessageStartingWith("label must not ");
    }

    @Test
    void messageIsOneLineAndCutsLongValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.id("id", "x".repeat(500) + "/"))
                .withMessage("id must not contain '/': \"" + "x".repeat(160) + "…\"");
    }

    @Test
    void lengthNamesBothLimitsAndTheLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.length("name", "abcd", 1, 3))
                .withMessage("name must have 1 to 3 characters but has 4: \"abcd\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc"})
    void lengthTakesItsLimits(String value) {
        assertThatCode(() -> Check.length("name", value, 1, 3)).doesNotThrowAnyException();
    }

    @Test
    void absentValuesHaveNoLengthRangeOrPattern() {
        assertThatCode(() -> {
                    Check.length("name", null, 1, 3);
                    Check.range("limit", null, 1, 3);
                    Check.pattern("name", null, Pattern.compile("a"), "must be a");
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 101, Long.MIN_VALUE, Long.MAX_VALUE})
    void rangeRefusesBeyondItsLimits(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.range("limit", value, 1, 100))
                .withMessage("limit must be between 1 and 100: \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100})
    void rangeTakesItsLimits(long value) {
        assertThatCode(() -> Check.range("limit", value, 1, 100)).doesNotThrowAnyException();
    }

    @Test
    void patternMustMatchTheWholeValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.pattern("name", "ab-", Pattern.compile("[a-z]+"), "must be letters"))
                .withMessage("name must be letters: \"ab-\"");
    }

    @Test
    void emptyCollectionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Check.notEmpty("samples", List.of()))
                .withMessage("samples must not be empty");
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Whatever the text: it is refused with a one-line message, or it survives as exactly one path segment. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyTextIsRefusedInOneLineOrBecomesOneSegment(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
        }
        String value = text.toString();
        try {
            String encoded = Percent.encode(Check.segment("label", value));
            assertThat(encoded).matches("[A-Za-z0-9._~%-]+").isNotIn(".", "..");
            assertThat(java.net.URLDecoder.decode(encoded, java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(value);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("label ").hasLineCount(1);
        }
    }
}
