package io.github.clouddatasets.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.clouddatasets.manifest.lines.Fields;
import io.github.clouddatasets.manifest.lines.SampleField;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of bytes gives what the reader of whole JSON trees gives, and refuses what that refuses. */
class SampleLineTest {

    private static final List<String> SEEDS = List.of(
            "{\"source\":\"s3://b/1.jpg\",\"inference_loc\":\"/x\",\"inference-loc\":3,\"hard_coefficient\":\"0.5\",\"sample_type\":0}",
            "{\"source\":\"s3://b/1.jpg\",\"inference_loc\":\"/x\",\"inference-loc\":{},\"hard\":true,\"hard-coefficient\":[1]}",
            "{\"id\":1.50,\"usage\":1e5,\"source\":\"\\u0041\\ud83d\\ude00\\n\",\"so\\u0075rce\":\"s\",\"sample-type\":2.0,\"x\":null}",
            "{\"source\":\"s\",\"property\":\"{\\\"a\\\":[1,{\\\"b\\\":\\\"\\\\ud800\\\"}],\\\"@modelarts:hue\\\":1}\",\"usage\":\" \"}",
            "{\"source\":\"s\",\"property\":{\"a\":1,\"a\":2,\"b\":[]},\"property\":null,\"annotation\":null}",
            "{\"source\":\"s\",\"property\":{\"a\":1},\"property\":{},\"annotation\":[],\"annotation\":[{\"type\":1}]}",
            "{\"annotation\":[{\"type\":\"image_classification\",\"name\":7,\"hard\":\"True\",\"creation_time\":\"2020-02-29 23:59:59\","
                    + "\"annotated_by\":\"human\",\"confidence\":\"0.25\",\"hard_coefficient\":1,\"q\":[null]}],\"source\":\"content://中文 😀\"}",
            "{\"annotation\":[{\"type\":\"modelarts/audio_segmentation\",\"property\":{\"@modelarts:start_time\":\"00:00:01.5\","
                    + "\"@modelarts:end_time\":\"100:59:59\",\"@modelarts:source\":true,\"z\":-0.0}}],\"source\":\"s\"}",
            "{\"annotation\":[{\"type\":\"modelarts/text_entity\",\"name\":\"n\",\"id\":\"E1\",\"property\":\"{\\\"@modelarts:start_index\\\":0,"
                    + "\\\"@modelarts:end_index\\\":\\\"4\\\"}\"},{\"type\":\"modelarts/object_detection\",\"annotation_loc\":\"/a.xml\","
                    + "\"annotation-format\":\"PASCAL VOC\",\"name\":\"kept\"}],\"source\":\"s\"}");

    /** Exponents that few numbers can have, text that nearly is an object, labels that a second list of labels replaces. */
    private static final Pattern LEFT_TO_THE_TREE =
            Pattern.compile("(?s)[eE][+-]?[0-9]{9}|\"property\"\\s*:\\s*\"|\"annotation\".*\"annotation\"");

    private final SampleLine line = new SampleLine(EnumSet.allOf(SampleField.class), true);

    @Test
    @Timeout(300)
    void damagedLinesAreReadAsTheTreeIsRead() {
        Random random = new Random(20_261_127);
        List<byte[]> seeds = new ArrayList<>();
        SpecExamples.lines().forEach(seed -> seeds.add(seed.getBytes(UTF_8)));
        SEEDS.forEach(seed -> seeds.add(seed.getBytes(UTF_8)));
        seeds.forEach(this::assertSame);
        int samples = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] input = MutationFuzzTest.mutated(seeds.get(random.nextInt(seeds.size())), random);
            samples += assertSame(input) ? 1 : 0;
        }
        assertThat(samples).as("lines that survived").isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":\"s\",\"hard-coefficient\":0.1}",
                "{\"source\":\"s\",\"hard-coefficient\":123456789012.345}",
                "{\"source\":\"s\",\"hard-coefficient\":9007199254740993}",
                "{\"source\":\"s\",\"hard-coefficient\":0.3333333333333333333}",
                "{\"source\":\"s\",\"hard-coefficient\":2.5E-3}",
                "{\"source\":\"s\",\"hard-coefficient\":-0}",
                "{\"source\":\"s\",\"hard-coefficient\":1e400}",
                "{\"source\":\"s\",\"sample-type\":2147483648}",
                "{\"source\":\"s\",\"sample-type\":-1.5}",
                "{\"source\":\"s\",\"x\":-0,\"y\":01}",
                "{\"source\":\"s\",\"x\":1.}",
                "{\"source\":\"s\",\"x\":\"\\u12\"}",
                "{\"source\":\"s\"}{}",
                "{\"source\":\"s\",}",
                " {\"source\" : \"s\" , \"x\" : [ 1 , { } ] } ",
                "{\"source\":\"\u2003\"}",
                "{\"source\":\"\\u0020\"}",
                "{\"source\":\"s\",\"annotation\":[1]}",
                "{\"source\":\"s\",\"annotation\":{}}",
                "[]",
                "null",
                ""
            })
    void edgesAreReadAsTheTreeIsRead(String text) {
        assertSame(text.getBytes(UTF_8));
    }

    @Test
    void everyDayIsReadAsTheTreeIsRead() {
        for (int year : new int[] {0, 1, 99, 100, 1600, 1700, 1899, 1900, 1970, 1999, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    assertSame(
                            "{\"source\":\"s\",\"annotation\":[{\"type\":\"image_classification\",\"name\":\"n\",\"creation-time\":\"%04d-%02d-%02d 12:34:56\"}]}"
                                    .formatted(year, month, day)
                                    .getBytes(UTF_8));
                }
            }
        }
    }

    @Test
    void nestingIsLimitedWhereTheTreeLimitsIt() {
        for (int depth = 196; depth < 204; depth++) {
            assertSame(("{\"source\":\"s\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8));
        }
    }

    @Test
    void everySequenceOfTwoBytesIsUtf8WhereTheDecoderSaysSo() {
        byte[] input = "{\"source\":\"s??  \"}".getBytes(UTF_8);
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                input[12] = (byte) first;
                input[13] = (byte) second;
                assertSame(input);
            }
        }
        Random random = new Random(7);
        byte[] longer = "{\"source\":\"s????  \"}".getBytes(UTF_8);
        for (int i = 0; i < 50_000; i++) {
            longer[12] = (byte) (0xE0 | random.nextInt(32));
            longer[13] = (byte) (0x80 | random.nextInt(128));
            longer[14] = (byte) (0x80 | random.nextInt(random.nextInt(8) == 0 ? 128 : 64));
            longer[15] = random.nextBoolean() ? (byte) 'x' : (byte) (0x80 | random.nextInt(64));
            assertSame(longer);
        }
    }

    @Test
    void aLineIsReadNoFurtherThanItsLastWantedField() {
        SampleLine two = new SampleLine(Set.of(SampleField.SOURCE, SampleField.USAGE), false);
        byte[] cut = "{\"source\":\"s3://b/1.jpg\",\"usage\":\"TRAIN\",\"annotation\":[{".getBytes(UTF_8);

        assertThat(two.read(cut, 0, cut.length)).isTrue();
        assertThat(two.fields().string(two.source())).isEqualTo("s3://b/1.jpg");
        assertThat(two.fields().string(two.usage())).isEqualTo("TRAIN");
        assertThat(two.annotationCount()).isZero();
        assertThat(new SampleLine(Set.of(SampleField.SOURCE), true).read(cut, 0, cut.length))
                .isFalse();
    }

    @Test
    void anOldSpellingDoesNotEndALineBeforeItsNewSpelling() {
        SampleLine wanted = new SampleLine(Set.of(SampleField.INFERENCE_LOC), false);
        byte[] both = "{\"inference_loc\":\"/old\",\"inference-loc\":\"/new\",\"x".getBytes(UTF_8);
        byte[] old = "{\"inference_loc\":\"/old\"}".getBytes(UTF_8);

        assertThat(wanted.read(both, 0, both.length)).isTrue();
        assertThat(wanted.fields().string(wanted.inferenceLoc())).isEqualTo("/new");
        assertThat(wanted.read(old, 0, old.length)).isTrue();
        assertThat(wanted.fields().string(wanted.inferenceLoc())).isEqualTo("/old");
        assertThat(wanted.id()).isEqualTo(Fields.NONE);
    }

    /** Whether it was a sample. */
    private boolean assertSame(byte[] input) {
        // In the middle of an array, as lines are in a chunk.
        byte[] bytes = new byte[input.length + 9];
        System.arraycopy(input, 0, bytes, 5, input.length);
        boolean read = line.read(bytes, 5, input.length);
        ManifestSample quick = read ? SampleRecord.of(line) : null;
        ManifestSample tree = tree(input);
        if (quick == null
                && tree != null
                && LEFT_TO_THE_TREE.matcher(new String(input, UTF_8)).find()) {
            return false;
        }

        assertThat(quick).as(new String(input, UTF_8)).isEqualTo(tree);
        if (tree != null) {
            assertThat(quick).hasToString(tree.toString()); // the order of what is kept
        }
        return tree != null;
    }

    private static @Nullable ManifestSample tree(byte[] input) {
        try {
            CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(input));
            return SampleJson.read(JsonFields.parsed(text.array(), 0, text.limit()));
        } catch (CharacterCodingException | JsonProcessingException | SampleJson.NotASample e) {
            return null;
        }
    }
}
