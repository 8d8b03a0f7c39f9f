package io.github.clouddatasets.core.spi.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "a b,       a%20b",
        "a+b,       a%2Bb",
        "a*~/b,     a%2A~%2Fb",
        "100%,      100%25",
        "a=b&c?d#e, a%3Db%26c%3Fd%23e",
        "\u8349,    %E8%8D%89",
        "\uD83D\uDE00, %F0%9F%98%80",
        "[x]:@!$,   %5Bx%5D%3A%40%21%24",
    })
    void encodesAllButUnreservedCharacters(String text, String encoded) {
        assertThat(Percent.encode(text)).isEqualTo(encoded);
    }

    @Test
    void unreservedTextIsHandedBack() {
        String text = "AZaz09-._~";

        assertThat(Percent.encode(text)).isSameAs(text);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decodingGivesTheTextBack(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(128) : random.nextInt(0xD800));
        }

        String encoded = Percent.encode(text.toString());

        assertThat(encoded).matches("[A-Za-z0-9._~%-]*");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text.toString());
    }
}
