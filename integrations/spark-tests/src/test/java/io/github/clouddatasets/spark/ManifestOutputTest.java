package io.github.clouddatasets.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.AnnotationDetails;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.SampleMedia;
import io.github.clouddatasets.manifest.SampleUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestOutputTest {

    private static final AnnotationDetails DETAILS = AnnotationDetails.builder()
            .hard(true)
            .hardCoefficient(0.25)
            .confidence(1.0)
            .annotatedBy("human")
            .creationTime(LocalDateTime.parse("2026-11-27T01:02:03"))
            .properties(Map.of("@modelarts:hue", "red"))
            .others(Map.of("review", List.of("a", 1)))
            .build();

    /** One sample with a label of each kind, one that is text, one that has little. */
    private static final List<ManifestSample> SAMPLES = List.of(
            ManifestSample.builder("s3://b/1.jpg")
                    .usage(SampleUsage.TRAIN)
                    .id("1")
                    .inferenceLoc("s3://b/1.json")
                    .hard(false)
                    .hardCoefficient(0.5)
                    .sampleType(SampleMedia.IMAGE)
                    .properties(Map.of("team", "a"))
                    .others(Map.of("x", Map.of("y", List.of(1, "z"))))
                    .annotations(List.of(
                            new Annotation.ImageClassification("cat", DETAILS),
                            new Annotation.ObjectDetection("s3://b/1.xml"),
                            new Annotation.ImageSegmentation("s3://b/2.xml", null, AnnotationDetails.NONE),
                            new Annotation.TextClassification("t"),
                            new Annotation.TextEntity("E1", "Book", 0, 4, DETAILS),
                            new Annotation.TextTriplet("R1", "by", "E1", "E2"),
                            new Annotation.AudioClassification("a"),
                            new Annotation.AudioContent("hello", AnnotationDetails.NONE),
                            new Annotation.AudioSegmentation(
                                    Duration.ofMillis(1500), Duration.ofMinutes(61), "Ann", "hello"),
                            new Annotation.Unknown(Map.of("type", "new/kind", "name", "n", "more", 5))))
                    .build(),
            ManifestSample.ofText("中文 \"quoted\"\\"),
            ManifestSample.builder("/b/3.jpg").build());

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    private Path folder;

    private Dataset<Row> read(Path path) {
        return spark.read().format(ManifestOptions.FORMAT).load(path.toString());
    }

    private Path manifest(List<ManifestSample> samples) {
        Path file = folder.resolve("in.manifest");
        ManifestWriter.save(file, samples);
        return file;
    }

    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    private static List<ManifestSample> samples(Path folder) throws IOException {
        List<ManifestSample> samples = new ArrayList<>();
        for (Path part : parts(folder)) {
            try (ManifestReader reader = ManifestReader.open(part)) {
                reader.forEach(samples::add);
            }
        }
        return samples;
    }

    @Test
    @Tag("smoke")
    void whatIsReadIsWrittenAgain() throws IOException {
        Path out = folder.resolve("out");

        read(manifest(SAMPLES)).write().format(ManifestOptions.FORMAT).save(out.toString());

        assertThat(samples(out)).isEqualTo(SAMPLES);
        assertThat(out.resolve("_SUCCESS")).exists();
        assertThat(parts(out)).allSatisfy(part -> assertThat(part.toString()).endsWith(".manifest"));
    }

    @Test
    void theRowsOfAnyQueryAreWritten() throws IOException {
        Path out = folder.resolve("out");

        spark.range(0, 1_000, 1, 4)
                .select(
                        format_string("s3://b/%d.jpg", col("id")).as("source"),
                        lit("TRAIN").as("usage"),
                        expr("array(named_struct('type', 'image_classification', 'name', if(id % 2 = 0, 'cat', 'dog')))")
                                .as("annotations"))
                .write()
                .format(ManifestOptions.FORMAT)
                .save(out.toString());

        assertThat(parts(out)).hasSize(4);
        List<ManifestSample> written = new ArrayList<>(samples(out));
        written.sort(Comparator.comparing(ManifestSample::source));
        assertThat(written).hasSize(1_000);
        assertThat(written.get(0))
                .isEqualTo(ManifestSample.builder("s3://b/0.jpg")
                        .usage(SampleUsage.TRAIN)
                        .annotations(List.of(new Annotation.ImageClassification("cat")))
                        .build());
    }

    @Test
    void modesFoldersAndCompressionAreSparks() throws IOException {
        Path out = folder.resolve("out");
        Dataset<Row> rows = read(manifest(SAMPLES));
        rows.write().format(ManifestOptions.FORMAT).save(out.toString());

        assertThatThrownBy(() -> rows.write().format(ManifestOptions.FORMAT).save(out.toString()))
                .isInstanceOf(AnalysisException.class);
        rows.write().format(ManifestOptions.FORMAT).mode(SaveMode.Ignore).save(out.toString());
        assertThat(read(out).count()).isEqualTo(3);
        rows.write().format(ManifestOptions.FORMAT).mode(SaveMode.Append).save(out.toString());
        assertThat(read(out).count()).isEqualTo(6);
        rows.write()
                .format(ManifestOptions.FORMAT)
                .mode(SaveMode.Overwrite)
                .option(ManifestOptions.COMPRESSION, "gzip")
                .save(out.toString());
        assertThat(parts(out)).allSatisfy(part -> assertThat(part.toString()).endsWith(".manifest.gz"));
        assertThat(read(out).count()).isEqualTo(3);
        rows.where("usage is not null")
                .write()
                .format(ManifestOptions.FORMAT)
                .mode(SaveMode.Overwrite)
                .partitionBy("usage")
                .save(out.toString());
        assertThat(parts(out.resolve("usage=TRAIN"))).hasSize(1);
        assertThat(read(out).select("usage").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("TRAIN");
    }

    @Test
    void columnsThatNoManifestHasAreRefusedBeforeAnythingIsWritten() {
        Path out = folder.resolve("out");

        assertThatThrownBy(() -> spark.sql("select 's' as source, 1 as colour")
                        .write()
                        .format(ManifestOptions.FORMAT)
                        .save(out.toString()))
                .hasStackTraceContaining("the column colour, which a manifest does not have");
        assertThatThrownBy(() -> spark.sql("select 'TRAIN' as usage")
                        .write()
                        .format(ManifestOptions.FORMAT)
                        .save(out.toString()))
                .hasStackTraceContaining("a manifest needs the column source; the columns are usage");
        assertThatThrownBy(() -> spark.sql("select 's' as source, 'x' as hard_coefficient")
                        .write()
                        .format(ManifestOptions.FORMAT)
                        .save(out.toString()))
                .hasStackTraceContaining("hard_coefficient is string, but a manifest has double there");
    }

    @Test
    void aRowThatCannotBeALineFailsTheJobAndIsNamedWithoutItsSecrets() {
        assertRefused("select cast(null as string) as source", "source must not be null");
        assertRefused("select ' ' as source", "source must not be blank");
        assertRefused(
                "select 's3://b/7.jpg?Signature=abc' as source, 2.0D as hard_coefficient",
                "the row of s3://b/7.jpg?… cannot be a line of a manifest: hardCoefficient must be between 0 and 1: \"2.0\"");
        assertRefused(
                "select 's' as source, array(named_struct('type', 'text_entity', 'name', 'n', 'start_index', 1)) as annotations",
                "annotations[0]: end_index is required");
        assertRefused(
                "select 's' as source, array(named_struct('type', 'image_classification', 'name', 'n', 'content', 'c')) as annotations",
                "annotations[0]: content must be null: image_classification has none");
        assertRefused(
                "select 's' as source, array(named_struct('name', 'n')) as annotations",
                "annotations[0]: type is required");
        assertRefused(
                "select 's' as source, map('x', 'no json') as others",
                "others[\"x\"] must be JSON, with text in quotes");
        assertRefused(
                "select 's' as source, 'text' as _corrupt_record",
                "_corrupt_record is set: the row is a line that was no sample");
    }

    private void assertRefused(String query, String message) {
        Path out = folder.resolve("refused");
        assertThatThrownBy(() -> spark.sql(query)
                        .write()
                        .format(ManifestOptions.FORMAT)
                        .mode(SaveMode.Overwrite)
                        .save(out.toString()))
                .hasStackTraceContaining(message)
                .satisfies(e -> {
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("Signature");
                    }
                });
        assertThat(out.resolve("_SUCCESS")).doesNotExist();
    }
}
