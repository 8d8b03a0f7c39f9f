package io.github.clouddatasets.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are those of the manifest, on the screen and in Parquet. */
class SparkLabelStatisticsTest {

    @TempDir
    Path folder;

    @Test
    void labelsAreCountedByClassAndUsage() throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            SparkLabelStatistics statistics =
                    new SparkLabelStatistics(spark, new PrintStream(screen, true, StandardCharsets.UTF_8));
            String manifest = statistics.published(cloud);
            statistics.run(manifest, folder.resolve("parquet").toString());

            Map<String, long[]> expected = new TreeMap<>();
            long samples = 0;
            try (ManifestReader reader = ManifestReader.open(Path.of(URI.create(manifest)))) {
                for (ManifestSample sample : reader) {
                    samples++;
                    boolean train = String.valueOf(sample.usage()).equalsIgnoreCase("TRAIN");
                    sample.annotations().forEach(annotation -> {
                        long[] counts = expected.computeIfAbsent(String.valueOf(annotation.name()), n -> new long[3]);
                        counts[0]++;
                        counts[train ? 1 : 2]++;
                    });
                }
            }
            List<Row> rows =
                    spark.read().parquet(folder.resolve("parquet").toString()).collectAsList();
            assertThat(rows).hasSameSizeAs(expected.keySet()).isNotEmpty();
            assertThat(rows)
                    .allSatisfy(row -> assertThat(expected.get(row.<String>getAs("name")))
                            .containsExactly(row.<Long>getAs("labels"), row.getAs("train"), row.getAs("eval")));
            String text = screen.toString(StandardCharsets.UTF_8);
            assertThat(text)
                    .contains(samples + " samples, ")
                    .contains(expected.size() + " classes in V004.manifest")
                    .contains("█".repeat(40))
                    .contains("class   labels    train     eval  share");
        } finally {
            spark.stop();
        }
    }
}
