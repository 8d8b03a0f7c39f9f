package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.Annotation.AudioContent;
import io.github.clouddatasets.manifest.Annotation.AudioSegmentation;
import io.github.clouddatasets.manifest.Annotation.ImageClassification;
import io.github.clouddatasets.manifest.Annotation.TextEntity;
import io.github.clouddatasets.manifest.Annotation.TextTriplet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWriterTest {

    private static final ManifestSample SAMPLE = ManifestSample.ofText("hello");

    @TempDir
    Path folder;

    @Test
    void aFileIsThereOnlyWhenFinished() throws IOException {
        Path file = folder.resolve("V001.manifest");
        Files.writeString(file, "before");
        try (ManifestWriter writer = ManifestWriter.open(file)) {
            writer.write(SAMPLE).write(SAMPLE);
            assertThat(file).hasContent("before");
            assertThat(folder.resolve("V001.manifest.part")).exists();
            writer.finish();
            assertThat(writer.count()).isEqualTo(2);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(writer::finish);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> writer.write(SAMPLE));
        }
        assertThat(Files.readString(file)).isEqualTo("{\"source\":\"content://hello\"}\n".repeat(2));
        assertThat(names()).containsExactly("V001.manifest");
    }

    @Test
    void whatIsNotFinishedIsTakenAway() throws IOException {
        Path file = folder.resolve("V001.manifest");
        Files.writeString(file, "before");
        assertThatThrownBy(() -> {
                    try (ManifestWriter writer = ManifestWriter.open(file)) {
                        writer.write(SAMPLE);
                        throw new IllegalStateException("in between");
                    }
                })
                .hasMessage("in between");
        assertThat(file).hasContent("before");
        assertThat(names()).containsExactly("V001.manifest");
    }

    @Test
    void savesAllOrNothing() throws IOException {
        Path file = folder.resolve("a.manifest");
        assertThat(ManifestWriter.save(file, List.of(SAMPLE, SAMPLE, SAMPLE))).isEqualTo(3);
        Path copy = folder.resolve("b.manifest");
        try (ManifestReader reader = ManifestReader.open(file)) {
            assertThat(ManifestWriter.save(copy, reader)).isEqualTo(3);
        }
        assertThat(copy).hasSameBinaryContentAs(file);
        Files.writeString(file, "{\"source\":\"a\"}\noops\n");
        try (ManifestReader reader = ManifestReader.open(file)) {
            assertThatExceptionOfType(ManifestException.class).isThrownBy(() -> ManifestWriter.save(copy, reader));
        }
        assertThat(Files.readAllLines(copy)).hasSize(3);
        assertThat(names()).containsExactly("a.manifest", "b.manifest");
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        assertThatThrownBy(() -> ManifestWriter.open(folder.resolve("no/V001.manifest")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("V001.manifest");
        assertThatThrownBy(() -> ManifestWriter.open(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void aFailedWriteCannotBeFinished() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        ManifestWriter writer = ManifestWriter.open(full);
        ManifestSample big = ManifestSample.ofText("x".repeat(100_000));
        assertThatThrownBy(() -> writer.write(big))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(writer::finish);
        writer.close();
    }

    @Test
    void writesCanonicalLines() {
        ManifestSample sample = ManifestSample.builder("s3://b/k.wav")
                .usage(SampleUsage.TEST)
                .hard(false)
                .sampleType(SampleMedia.AUDIO)
                .annotations(List.of(
                        new AudioSegmentation(Duration.ofMillis(70_123), Duration.ofHours(100), null, "hi\n"),
                        new AudioContent("hi"),
                        new TextEntity("E1", "Person", 1, 2, AnnotationDetails.NONE),
                        new TextTriplet("R1", "knows", "E1", "E2")))
                .videoFrame(new VideoFrame("s3://b/v.mp4", Duration.ofSeconds(8), Duration.ofMillis(1500)))
                .others(Map.of("source", "cannot replace", "extra", List.of(1)))
                .build();
        assertThat(line(sample)).isEqualTo("""
                        {"source":"s3://b/k.wav","usage":"TEST","annotation":[\
                        {"type":"modelarts/audio_segmentation","property":{"@modelarts:start_time":"00:01:10.123",\
                        "@modelarts:end_time":"100:00:00.000","@modelarts:content":"hi\\n"}},\
                        {"type":"modelarts/audio_content","property":{"@modelarts:content":"hi"}},\
                        {"type":"modelarts/text_entity","name":"Person","id":"E1",\
                        "property":{"@modelarts:start_index":1,"@modelarts:end_index":2}},\
                        {"type":"modelarts/text_triplet","name":"knows","id":"R1",\
                        "property":{"@modelarts:from":"E1","@modelarts:to":"E2"}}],\
                        "hard":"false","sample-type":2,"property":{"@modelarts:parent_source":"s3://b/v.mp4",\
                        "@modelarts:parent_duration":8,"@modelarts:time_in_video":1.5},"extra":[1]}
                        """);
    }

    @Test
    void refusesWhatJsonCannotHoldAndGoesOn() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ManifestWriter writer = ManifestWriter.open(out)) {
            for (Object value :
                    List.of(Double.NaN, List.of(Float.POSITIVE_INFINITY), new Object(), Thread.currentThread())) {
                ManifestSample sample =
                        SAMPLE.toBuilder().properties(Map.of("x", value)).build();
                assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> writer.write(sample));
            }
            writer.write(SAMPLE).finish();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"source\":\"content://hello\"}\n");
    }

    @Test
    void buildersCheckShares() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> SAMPLE.toBuilder().hardCoefficient(wrong).build());
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () -> AnnotationDetails.builder().confidence(wrong).build());
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AudioSegmentation(Duration.ofMillis(-1), Duration.ZERO, null, null));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SAMPLE.annotations().add(new ImageClassification("cat")));
    }

    @Test
    void aStreamStaysOpenAndKeepsWhatWasWritten() {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (ManifestWriter writer = ManifestWriter.open(out)) {
            writer.write(SAMPLE);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\n");
        assertThat(closed[0]).isFalse();
    }

    private static String line(ManifestSample sample) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter.open(out).write(sample).finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
