package io.github.clouddatasets.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.clouddatasets.manifest.Annotation.ImageClassification;
import io.github.clouddatasets.manifest.Annotation.ObjectDetection;
import io.github.clouddatasets.manifest.Annotation.TextEntity;
import io.github.clouddatasets.manifest.Annotation.Unknown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsOldSpellings() {
        ManifestSample sample = one("""
                {"source":"s3://b/k","inference_loc":"/x","hard":true,"annotation":[{"type":"object_detection",\
                "annotation_loc":"s3://b/k.xml","annotation_format":"PASCAL VOC","annotated_by":"human",\
                "creation_time":"2019-02-20 03:16:58","hard":"True","confidence":"0.5"}]}""");

        assertThat(sample.inferenceLoc()).isEqualTo("/x");
        assertThat(sample.hard()).isTrue();
        assertThat(sample.others()).isEmpty();
        assertThat(sample.annotations())
                .containsExactly(new ObjectDetection(
                        "s3://b/k.xml",
                        "PASCAL VOC",
                        AnnotationDetails.builder()
                                .annotatedBy("human")
                                .creationTime(LocalDateTime.of(2019, 2, 20, 3, 16, 58))
                                .hard(true)
                                .confidence(0.5)
                                .build()));
        assertThat(written(sample)).isEqualTo("""
                        {"source":"s3://b/k","annotation":[{"type":"modelarts/object_detection",\
                        "annotation-loc":"s3://b/k.xml","annotation-format":"PASCAL VOC","hard":"true",\
                        "annotated-by":"human","creation-time":"2019-02-20 03:16:58","confidence":0.5}],\
                        "inference-loc":"/x","hard":"true"}
                        """);
    }

    @Test
    void theNewSpellingWinsAndTheOldIsKept() {
        String line = """
                {"source":"s3://b/k","annotation":[{"type":"modelarts/image_segmentation",\
                "annotation-loc":"new.xml","annotation_loc":"old.xml"}]}
                """;
        assertThat(written(one(line))).isEqualTo(line);
        assertThat(one(line).annotations().get(0).details().others()).isEqualTo(Map.of("annotation_loc", "old.xml"));
    }

    @Test
    void readsPropertyHeldAsText() {
        ManifestSample sample = one("""
                {"source":"content://Bob","property":"{\\"a\\":1}","annotation":[{"type":"modelarts/text_entity",\
                "name":"Person","property":"{\\"@modelarts:start_index\\":0,\\"@modelarts:end_index\\":\\"3\\",\\"x\\":null}"}]}""");

        assertThat(sample.properties()).isEqualTo(Map.of("a", 1));
        TextEntity bob = (TextEntity) sample.annotations().get(0);
        assertThat(bob.in("Bob")).contains("Bob");
        assertThat(bob.properties()).containsOnlyKeys("x");
        assertThat(written(sample)).isEqualTo("""
                        {"source":"content://Bob","annotation":[{"type":"modelarts/text_entity","name":"Person",\
                        "property":{"@modelarts:start_index":0,"@modelarts:end_index":3,"x":null}}],\
                        "property":{"a":1}}
                        """);
    }

    @Test
    void keepsTextOfPropertyThatIsNoObject() {
        // From a real file of 2019.
        String line = "{\"source\":\"s3://b/k\",\"property\":\"[{\\\"type\\\":0,\\\"property\\\":{}}]\"}\n";
        assertThat(one(line).properties()).isEmpty();
        assertThat(one(line).others()).isEqualTo(Map.of("property", "[{\"type\":0,\"property\":{}}]"));
        assertThat(written(one(line))).isEqualTo(line);
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        String line = """
                {"source":"s3://b/k","usage":"validate","annotation":[\
                {"type":"modelarts/pose_estimation","joints":[1,2.50,{"x":null}],"creation_time":"then","name":"p"},\
                {"type":"modelarts/text_entity","name":"no indices","property":{"@modelarts:start_index":-1.5}},\
                {"name":"no type"},\
                {"type":"modelarts/image_classification","name":"cat","id":"L1","creation-time":"2019-13-01 00:00:00"}],\
                "hard-coefficient":"very","sample-type":3000000000,"source-type":"CarbonData","n":1E+1000000,\
                "schema":[[true,0.10]]}
                """;
        ManifestSample sample = one(line);

        assertThat(sample.usage()).isEqualTo(new SampleUsage("VALIDATE"));
        assertThat(sample.hardCoefficient()).isNull();
        assertThat(sample.others())
                .containsOnlyKeys("hard-coefficient", "sample-type", "source-type", "n", "schema")
                .containsEntry("n", new BigDecimal("1E+1000000"));
        assertThat(sample.annotations().get(0)).isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.type()).isEqualTo("modelarts/pose_estimation");
            assertThat(unknown.name()).isEqualTo("p");
            assertThat(unknown.creationTime()).isNull();
        });
        assertThat(sample.annotations().subList(1, 3)).hasOnlyElementsOfType(Unknown.class);
        assertThat(sample.annotations().get(2).type()).isNull();
        assertThat(sample.annotations().get(3)).isInstanceOf(ImageClassification.class);
        assertThat(written(sample)).isEqualTo(line);
    }

    @Test
    void keepsHalfASurrogatePair() {
        String line = "{\"source\":\"content://\\uD83D\\u00FC\"}\n";
        assertThat(one(line).text()).contains("\uD83Dü");
        assertThat(written(one(line))).isEqualTo(line);
        assertThat(one(written(one("{\"source\":\"content://\uD83D\uDE00\u2028\"}")))
                        .text())
                .contains("\uD83D\uDE00\u2028");
    }

    @Test
    void comparesUsageWithoutCase() {
        assertThat(one("{\"source\":\"s3://b/k\",\"usage\":\"Eval\"}").usage())
                .isEqualTo(SampleUsage.EVAL)
                .hasSameHashCodeAs(SampleUsage.EVAL)
                .isNotEqualTo(SampleUsage.TEST)
                .hasToString("Eval");
        assertThat(one("{\"source\":\"s3://b/k\",\"usage\":\"\"}").usage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a/b.jpg, /bucket/a/b.jpg",
        "OBS://bucket/a/b.jpg, /bucket/a/b.jpg",
        "/bucket/a/b.jpg, /bucket/a/b.jpg",
        "s3a://bucket/a//b c.jpg, /bucket/a//b c.jpg",
        "s3://bucket, /bucket/",
        "s3://bucket/, /bucket/"
    })
    void comparesSourcesWhateverTheirSpelling(String source, String path) {
        ManifestSample sample = ManifestSample.builder(source).build();
        assertThat(sample.source()).isEqualTo(source);
        assertThat(sample.sourcePath()).map(ObsPath::toString).contains(path);
        assertThat(sample.sourcePath())
                .isEqualTo(ObsPath.of(sample.sourcePath().orElseThrow().toS3()))
                .isEqualTo(ObsPath.of(sample.sourcePath().orElseThrow().toObs()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"content://s3://b/k", "https://b/k", "b/k", "//k", "s3:///k", "", "/"})
    void otherSourcesAreNoPath(String source) {
        assertThat(ManifestSample.builder(source).build().sourcePath()).isEmpty();
        assertThat(ObsPath.of(null)).isEmpty();
    }

    @Test
    void toleratesByteOrderMarkCarriageReturnsAndBlankLines() {
        List<ManifestSample> samples =
                all("\uFEFF{\"source\":\"a\"}\r\n\r\n  \t\n\n{\"source\":\"b\"}\n{\"source\":\"ü\"}");
        assertThat(samples).extracting(ManifestSample::source).containsExactly("a", "b", "ü");
        assertThat(all("\uFEFF\r\n")).isEmpty();
        assertThat(all("")).isEmpty();
    }

    @Test
    void countsLines() {
        try (ManifestReader reader = open("\n{\"source\":\"a\"}\n\n{\"source\":\"b\"}")) {
            List<Long> numbers = new ArrayList<>();
            assertThat(reader.lineNumber()).isZero();
            reader.forEach(sample -> numbers.add(reader.lineNumber()));
            assertThat(numbers).containsExactly(2L, 4L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"source\":           | NOT_JSON",
                "{\"source\":\"a\"} {}  | NOT_JSON",
                "{\"source\":\"a\"},    | NOT_JSON",
                "{'source':'a'}         | NOT_JSON",
                "{\"source\":NaN}       | NOT_JSON",
                "{\"source\":\"a\",\"n\":1e99999999999} | NOT_JSON",
                "source                 | NOT_JSON",
                "null                   | NOT_A_SAMPLE",
                "[]                     | NOT_A_SAMPLE",
                "7                      | NOT_A_SAMPLE",
                "{}                     | NOT_A_SAMPLE",
                "{\"source\":null}      | NOT_A_SAMPLE",
                "{\"source\":1}         | NOT_A_SAMPLE",
                "{\"source\":\"a\",\"annotation\":{}}   | NOT_A_SAMPLE",
                "{\"source\":\"a\",\"annotation\":[1]}  | NOT_A_SAMPLE",
                "{\"source\":\"a\",\"annotation\":\"\"} | NOT_A_SAMPLE"
            })
    void saysWhatIsWrongWithALine(String line, BadLine.Reason reason) {
        ManifestException failure =
                catchThrowableOfType(ManifestException.class, () -> all("{\"source\":\"fine\"}\n\n" + line + "\n"));

        assertThat(failure.lineNumber()).isEqualTo(3);
        assertThat(failure.badLine().number()).isEqualTo(3);
        assertThat(failure.badLine().reason()).isEqualTo(reason);
        assertThat(failure.badLine().text()).isEqualTo(line);
        assertThat(failure).hasMessageStartingWith("manifest line 3: ").hasMessageNotContaining("\n");
    }

    /** A file that was not written to its end may have zero bytes there: no line is passed over in silence. */
    /** Jackson 2.15 quotes by default: a line may hold signed links, and the user decides where its text goes. */
    @Test
    void theParserDoesNotQuoteTheLine() {
        assertThat(LineJson.READER.getFactory().isEnabled(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION))
                .isFalse();
    }

    @Test
    void everyLineThatIsNoSampleIsABadLineWithItsNumber() {
        List<String> lines = List.of(
                "{\"source\":\"a\"}",
                "\u0000\u0000\u0000",
                "\u0001",
                " \t\r",
                "\u00A0",
                "\u000B",
                "{\"source\":\"\"}",
                "{\"source\":\" \"}",
                "{\"Source\":\"a\"}",
                "[{\"source\":\"a\"}]",
                "{\"source\":\"a\"},",
                "{\"source\":\"a\"}{\"source\":\"b\"}",
                "\uFEFF{\"source\":\"a\"}",
                "# a comment",
                "null",
                "{\"source\":\"a\",\"annotation\":{}}",
                "{\"source\":\"b\"}",
                "{\"source\":\"c\"");
        List<Long> bad = new ArrayList<>();
        try (ManifestReader reader = ManifestReader.open(
                bytes(String.join("\n", lines)), options -> options.skipBadLines(line -> bad.add(line.number())))) {
            assertThat(reader.stream().map(ManifestSample::source)).containsExactly("a", "b");
        }
        assertThat(bad).containsExactly(2L, 3L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 18L);
        ManifestWriter writer = ManifestWriter.open(new ByteArrayOutputStream());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .as("what the reader refuses is not written")
                .isThrownBy(() -> writer.write(ManifestSample.builder(" ").build()))
                .withMessageContaining("source");
    }

    @Test
    void saysWhereALineIsNotUtf8() {
        byte[] latin =
                "{\"source\":\"a\"}\n{\"source\":\"\u00FC\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() ->
                        ManifestReader.open(new ByteArrayInputStream(latin)).forEach(sample -> {}))
                .isInstanceOf(ManifestException.class)
                .hasMessage("manifest line 2: not UTF-8 at byte 12");
        byte[] cut = {'{', (byte) 0xC3};
        assertThatThrownBy(
                        () -> ManifestReader.open(new ByteArrayInputStream(cut)).forEach(sample -> {}))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void deepNestingIsABadLine() {
        String deep = "{\"source\":\"a\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> all(deep))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("depth");
        String inText = "{\"source\":\"a\",\"property\":\"" + "[".repeat(100_000) + "\"}";
        assertThat(one(inText).others()).containsOnlyKeys("property");
    }

    @Test
    void skipsBadLinesWhenTold() {
        List<BadLine> bad = new ArrayList<>();
        String manifest =
                "{\"source\":\"1\"}\noops\n{\"source\":\"3\"}\n{}\n" + "x".repeat(5000) + "\n{\"source\":\"6\"}";
        try (ManifestReader reader = ManifestReader.open(
                bytes(manifest), options -> options.skipBadLines(bad::add).maxLineBytes(1024))) {
            assertThat(reader.stream().map(ManifestSample::source)).containsExactly("1", "3", "6");
        }
        assertThat(bad).extracting(BadLine::number).containsExactly(2L, 4L, 5L);
        assertThat(bad)
                .extracting(BadLine::reason)
                .containsExactly(BadLine.Reason.NOT_JSON, BadLine.Reason.NOT_A_SAMPLE, BadLine.Reason.TOO_LONG);
        assertThat(bad.get(2)).hasToString("line 5: longer than 1024 bytes");
        assertThat(bad.get(2).text()).hasSize(200);
    }

    @Test
    void aListenerMayStopTheReading() {
        IllegalStateException enough = new IllegalStateException("enough");
        assertThatThrownBy(() -> ManifestReader.open(
                                bytes("oops\n{\"source\":\"2\"}"),
                                o -> o.skipBadLines(bad -> {
                                    throw enough;
                                }))
                        .forEach(sample -> {}))
                .isSameAs(enough);
    }

    @Test
    void nothingFollowsABadLine() {
        Iterator<ManifestSample> samples = open("oops\n{\"source\":\"2\"}").iterator();
        assertThatExceptionOfType(ManifestException.class).isThrownBy(samples::hasNext);
        assertThat(samples.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(samples::next);
    }

    @Test
    void linesOfEveryLengthAroundBuffersAndLimit() {
        for (int length : new int[] {1023, 1024, 1025, 65_534, 65_535, 65_536, 65_537, 131_072, 200_000}) {
            String line = "{\"source\":\"" + "x".repeat(length - 13) + "\"}";
            for (String end : new String[] {"", "\n", "\r\n"}) {
                try (ManifestReader reader = ManifestReader.open(
                        new Trickle(bytes("\n" + line + end)), options -> options.maxLineBytes(length + 1))) {
                    assertThat(reader.stream().toList())
                            .singleElement()
                            .satisfies(sample -> assertThat(sample.source()).hasSize(length - 13));
                }
            }
            assertThatThrownBy(() -> ManifestReader.open(
                                    bytes(line + "  "), options -> options.maxLineBytes(Math.max(1024, length)))
                            .forEach(sample -> {}))
                    .satisfies(failure -> assertThat(
                                    ((ManifestException) failure).badLine().reason())
                            .isEqualTo(BadLine.Reason.TOO_LONG));
        }
    }

    @Test
    void takesATextOf100KilobytesWithItsLabels() {
        String text = "\\u00fc".repeat(100_000);
        StringBuilder line = new StringBuilder("{\"source\":\"content://" + text + "\",\"annotation\":[");
        for (int i = 0; i < 10_000; i++) {
            line.append(i == 0 ? "" : ",")
                    .append(
                            "{\"type\":\"modelarts/text_entity\",\"name\":\"Person\",\"property\":{\"@modelarts:start_index\":")
                    .append(i)
                    .append(",\"@modelarts:end_index\":")
                    .append(i + 3)
                    .append("},\"annotated-by\":\"human\",\"creation-time\":\"2019-01-23 11:30:30\"}");
        }
        assertThat(one(line.append("]}").toString()).annotations()).hasSize(10_000);
    }

    @Test
    void samplesCanBeGoneThroughOnce() {
        ManifestReader reader = open("{\"source\":\"1\"}");
        assertThat(reader.stream()).hasSize(1);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(reader::iterator);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(reader::stream);
    }

    @Test
    void readsFilesAndClosesThem() throws IOException {
        Path file = Files.writeString(folder.resolve("V001.manifest"), "{\"source\":\"1\"}\n{\"source\":\"2\"}\n");
        ManifestReader reader = ManifestReader.open(file);
        Iterator<ManifestSample> samples = reader.iterator();
        assertThat(samples.next().source()).isEqualTo("1");
        reader.close();
        reader.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(samples::next);
        assertThatThrownBy(() -> ManifestReader.open(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void leavesAStreamOpenAndPassesItsFailureOn() {
        Set<String> closed = new HashSet<>();
        InputStream in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public void close() {
                closed.add("in");
            }
        };
        try (ManifestReader reader = ManifestReader.open(in)) {
            assertThatThrownBy(() -> reader.iterator().hasNext())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("disk on fire");
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void refusesSenselessLimits() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ManifestReader.open(bytes(""), options -> options.maxLineBytes(10)));
    }

    /** Gives a few bytes at a time, as networks do. */
    private static final class Trickle extends java.io.FilterInputStream {
        private int turn;

        Trickle(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1 + (turn++ * 7919) % 5000));
        }
    }

    private static InputStream bytes(String manifest) {
        return new ByteArrayInputStream(manifest.getBytes(UTF_8));
    }

    private static ManifestReader open(String manifest) {
        return ManifestReader.open(bytes(manifest));
    }

    private static List<ManifestSample> all(String manifest) {
        return open(manifest).stream().toList();
    }

    private static ManifestSample one(String line) {
        List<ManifestSample> samples = all(line);
        assertThat(samples).hasSize(1);
        return samples.get(0);
    }

    private static String written(ManifestSample sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ManifestWriter writer = ManifestWriter.open(out)) {
            writer.write(sample).finish();
        }
        return out.toString(UTF_8);
    }
}
