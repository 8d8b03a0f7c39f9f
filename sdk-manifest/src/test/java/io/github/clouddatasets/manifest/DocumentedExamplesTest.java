package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.manifest.Annotation.AudioClassification;
import io.github.clouddatasets.manifest.Annotation.AudioContent;
import io.github.clouddatasets.manifest.Annotation.AudioSegmentation;
import io.github.clouddatasets.manifest.Annotation.ImageClassification;
import io.github.clouddatasets.manifest.Annotation.ImageSegmentation;
import io.github.clouddatasets.manifest.Annotation.ObjectDetection;
import io.github.clouddatasets.manifest.Annotation.TextClassification;
import io.github.clouddatasets.manifest.Annotation.TextEntity;
import io.github.clouddatasets.manifest.Annotation.TextTriplet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every example of specs/modelarts-manifest.md: what it means, and that writing gives it back. */
class DocumentedExamplesTest {

    private static final AnnotationDetails BY_HAND = AnnotationDetails.builder()
            .annotatedBy("human")
            .creationTime(LocalDateTime.of(2019, 1, 23, 11, 30, 30))
            .build();

    private final List<ManifestSample> samples = read(String.join("\n", SpecExamples.lines()));

    @Test
    void imageClassification() {
        ManifestSample expected = ManifestSample.builder("s3://path/to/image1.jpg")
                .usage(SampleUsage.TRAIN)
                .hard(true)
                .hardCoefficient(0.8)
                .id("0162005993f8065ef47eefb59d1e4970")
                .inferenceLoc("/path/to/inference-output")
                .annotations(List.of(
                        new ImageClassification(
                                "cat",
                                BY_HAND.toBuilder()
                                        .properties(Map.of("color", "white", "kind", "Persian cat"))
                                        .hard(true)
                                        .hardCoefficient(0.8)
                                        .build()),
                        new ImageClassification(
                                "animal",
                                BY_HAND.toBuilder()
                                        .annotatedBy("modelarts/active-learning")
                                        .confidence(0.8)
                                        .build())))
                .build();

        assertThat(samples.get(0)).isEqualTo(expected);
        assertThat(samples.get(0).annotations().get(1).confidence()).isEqualTo(0.8);
    }

    @Test
    void objectDetection() {
        assertThat(samples.get(1))
                .isEqualTo(ManifestSample.builder("s3://path/to/image1.jpg")
                        .usage(SampleUsage.TRAIN)
                        .hard(true)
                        .hardCoefficient(0.8)
                        .annotations(List.of(
                                new ObjectDetection("s3://path/to/annotation1.xml", Annotation.PASCAL_VOC, BY_HAND)))
                        .build());
    }

    @Test
    void imageSegmentation() {
        assertThat(samples.get(2))
                .isEqualTo(ManifestSample.builder("s3://path/to/image1.jpg")
                        .usage(SampleUsage.TRAIN)
                        .id("16d196c19bf61994d7deccafa435398c")
                        .sampleType(SampleMedia.IMAGE)
                        .annotations(List.of(new ImageSegmentation(
                                "s3://path/to/annotation/image1.xml",
                                "PASCAL VOC",
                                BY_HAND.toBuilder()
                                        .creationTime(LocalDateTime.of(2020, 12, 16, 21, 36, 27))
                                        .build())))
                        .build());
        assertThat(samples.get(2).usage()).hasToString("train");
    }

    @Test
    void videoFrame() {
        ManifestSample sample = samples.get(3);

        assertThat(sample.videoFrame())
                .contains(new VideoFrame(
                        "s3://path/to/annotation1.mp4", Duration.ofSeconds(8), Duration.ofNanos(1_473_722_000)));
        assertThat(sample.annotations())
                .singleElement()
                .isInstanceOfSatisfying(
                        ObjectDetection.class,
                        detection -> assertThat(detection.annotationPath())
                                .contains(new ObsPath("path", "to/annotation1_t1.473722.xml")));
        assertThat(ManifestSample.builder(sample.source())
                        .videoFrame(sample.videoFrame().orElseThrow())
                        .build()
                        .videoFrame())
                .isEqualTo(sample.videoFrame());
    }

    @Test
    void textClassification() {
        assertThat(samples.get(4).text()).contains("I like this product ");
        assertThat(samples.get(4).annotations()).containsExactly(new TextClassification(" positive", BY_HAND));
        assertThat(samples.get(4).usage()).isNull();
    }

    @Test
    void textEntities() {
        String text = samples.get(5).text().orElseThrow();
        TextEntity person = new TextEntity(null, "Person", 0, 14, BY_HAND);
        TextEntity category = new TextEntity(null, "Category", 34, 44, BY_HAND);

        assertThat(samples.get(5).annotations()).containsExactly(person, category);
        assertThat(person.in(text)).contains("Michael Jordan");
        assertThat(category.in(text)).contains("basketball");
        assertThat(category.in("short")).isEmpty();
        assertThat(new TextEntity("Backwards", 5, 2).in(text)).isEmpty();
    }

    @Test
    void audio() {
        assertThat(samples.get(6).annotations()).containsExactly(new AudioClassification("cat", BY_HAND));
        assertThat(samples.get(7).annotations()).containsExactly(new AudioContent("Today is a good day.", BY_HAND));
        assertThat(samples.get(8).annotations())
                .containsExactly(new AudioSegmentation(
                        Duration.ofMillis(70_123), Duration.ofMillis(75_456), "Tom", "How are you?", BY_HAND));
    }

    @Test
    void textTriplet() {
        assertThat(samples.get(9).annotations())
                .containsExactly(
                        new TextEntity("E1", "Person", 67, 74, BY_HAND),
                        new TextEntity("E2", "Book", 0, 12, BY_HAND),
                        new TextTriplet("R1", "Author", "E1", "E2", BY_HAND));
    }

    @Test
    void allOfThemComeBackAsTheyWere() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ManifestWriter writer = ManifestWriter.open(out)) {
            samples.forEach(writer::write);
            writer.finish();
        }
        String[] written = out.toString(StandardCharsets.UTF_8).split("\n");

        assertThat(written).hasSize(10);
        for (int i = 0; i < written.length; i++) {
            JsonNode expected = SpecExamples.JSON.readTree(SpecExamples.lines().get(i));
            JsonNode actual = SpecExamples.JSON.readTree(written[i]);
            Comparator<JsonNode> numbers = (a, b) ->
                    a.isNumber() && b.isNumber() ? Double.compare(a.asDouble(), b.asDouble()) : a.equals(b) ? 0 : 1;
            assertThat(actual.equals(numbers, expected)).as(written[i]).isTrue();
        }
    }

    private static List<ManifestSample> read(String manifest) {
        try (ManifestReader reader =
                ManifestReader.open(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))) {
            return reader.stream().toList();
        }
    }
}
