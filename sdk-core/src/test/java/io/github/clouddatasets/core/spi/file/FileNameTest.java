package io.github.clouddatasets.core.spi.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("attachment; filename=\"a.zip\"", "a.zip"),
                Arguments.of("attachment; filename=a.zip", "a.zip"),
                Arguments.of("attachment; FileName = a.zip ; size=3", "a.zip"),
                Arguments.of("attachment; filename=\"a;b.zip\"", "a;b.zip"),
                Arguments.of("attachment; filename=\"../../etc/passwd\"", "passwd"),
                Arguments.of("attachment; filename=\"/etc/passwd\"", "passwd"),
                Arguments.of("attachment; filename=\"C:\\Windows\\a.exe\"", "a.exe"),
                Arguments.of("attachment; filename=\"..\\..\\a.txt\"", "a.txt"),
                Arguments.of("attachment; filename=\".bashrc\"", "bashrc"),
                Arguments.of("attachment; filename=\"...\"", "download"),
                Arguments.of("attachment; filename=\"folder/\"", "download"),
                Arguments.of("attachment; filename=\"a.txt. \"", "a.txt"),
                Arguments.of("attachment; filename=\"a:b|c?.txt\"", "a_b_c_.txt"),
                Arguments.of("attachment; filename=\"a\u0001b\u007f.txt\"", "a_b_.txt"),
                Arguments.of("attachment; filename=\"\u8349.txt\"", "\u8349.txt"),
                Arguments.of(
                        "attachment; filename=\"a.zip\"; filename*=UTF-8''na%C3%AFve%20%231.zip", "na\u00efve #1.zip"),
                Arguments.of("attachment; filename*=utf-8'en'..%2F..%2Fetc%2Fpasswd", "passwd"),
                Arguments.of("attachment; filename*=ISO-8859-1''caf%E9.txt", "caf\u00e9.txt"),
                Arguments.of("attachment; filename*=UTF-8''100%25%2.txt; x=y", "100%%2.txt"),
                Arguments.of("attachment; filename*=nonsense''x.zip; filename=y.zip", "y.zip"),
                Arguments.of("attachment; xfilename=x.zip; filename=y.zip", "y.zip"),
                Arguments.of("attachment; filename=\"a\u202egpj.exe\"", "a_gpj.exe"),
                Arguments.of("attachment; filename=con.txt", "_con.txt"),
                Arguments.of("attachment; filename=NUL", "_NUL"),
                Arguments.of("attachment; filename=\"COM\u00b9\"", "_COM\u00b9"),
                Arguments.of("attachment; filename=\"lpt\u00b2.txt\"", "_lpt\u00b2.txt"),
                Arguments.of("attachment; filename=CONIN$", "_CONIN$"),
                Arguments.of("attachment; filename=\"aux .txt\"", "_aux .txt"),
                Arguments.of("attachment; filename=a.zip.", "a.zip"),
                Arguments.of("attachment; filename=\"=?UTF-8?B?w6QuemlwIA==?=\"", "\u00e4.zip"),
                Arguments.of("attachment; filename=\"=?utf-8?Q?=C3=A4_b?= =?utf-8?q?.zip?=\"", "\u00e4 b.zip"),
                Arguments.of("attachment; filename=\"=?UTF-8?B?Li4vYS56aXA=?=\"", "a.zip"),
                Arguments.of("attachment; filename=\"=?utf-99?B?w6Q=?=\"", "=_utf-99_B_w6Q=_="),
                Arguments.of("attachment; filename=" + "x".repeat(300) + ".zip", "x".repeat(236) + ".zip"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void nameIsMadeHarmless(String disposition, String name) {
        assertThat(FileName.of(disposition)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "attachment", "attachment; filename=", "attachment; filename=\"\"", "inline; name=x"})
    void withoutANameItIsCalledDownload(String disposition) {
        assertThat(FileName.of(disposition)).isEqualTo("download");
    }

    @Test
    void utf8ThatWasReadAsLatin1IsRepaired() {
        String header = new String(
                "attachment;filename=idah export é #3.txt".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);

        assertThat(FileName.of(header)).isEqualTo("idah export é #3.txt");
    }

    @Test
    void realLatin1Stays() {
        assertThat(FileName.of("attachment; filename=\"caf\u00e9.txt\"")).isEqualTo("café.txt");
    }

    @Test
    void controlCharactersBehindTheAsciiOnesGoToo() {
        String header = new String(
                "attachment; filename=\"a\u0085b.txt\"".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(FileName.of(header)).isEqualTo("a_b.txt");
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyNameStaysInItsFolder(long seed) {
        Random random = new Random(seed);
        String alphabet = "ab.. /\\:\"'\u0000\n\u0085é\u8349*?;=";
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(15); i > 0; i--) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        Path folder = Path.of("folder").toAbsolutePath();

        String harmless = FileName.of("attachment; filename=\"" + name + "\"");

        assertThat(folder.resolve(harmless).normalize().getParent()).isEqualTo(folder);
        assertThat(harmless).doesNotStartWith(".").isNotEmpty();
        assertThat(harmless.chars()).noneMatch(Character::isISOControl);
    }
}
