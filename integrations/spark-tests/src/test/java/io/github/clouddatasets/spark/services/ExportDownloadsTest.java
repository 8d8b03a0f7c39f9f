package io.github.clouddatasets.spark.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of exports that executors download. */
class ExportDownloadsTest {

    private static final int EXPORTS = 6;
    private static final int SIZE = 20_000;

    private static DatasetCloudEmulator cloud;
    private static final List<String> IDS = new ArrayList<>();

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.builder().manualTime().start(); // so that no export ends by itself
        for (int i = 0; i < EXPORTS; i++) {
            IDS.add(cloud.addIdahExport(SIZE + i, i));
        }
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void forget() {
        cloud.clearRequests();
        cloud.faults().clear();
    }

    @Test
    @Tag("smoke")
    void theFilesAreThoseOfTheServiceAndTheTableSaysWhere() throws IOException {
        Dataset<Row> exports = spark.read()
                .format("idah-exports")
                .option("endpoint", cloud.idahEndpoint())
                .option("secretApiKey", cloud.idahApiKey())
                .load()
                .where("id >= " + IDS.get(0));

        List<Row> rows = downloads().download(exports).collectAsList();

        assertThat(rows).hasSize(EXPORTS);
        for (Row row : rows) {
            String id = row.getAs("export_id");
            Path file = folder.resolve(Path.of(row.<String>getAs("path")).getFileName());
            assertThat(row.<String>getAs("outcome")).isEqualTo("downloaded");
            assertThat(row.<Object>getAs("error")).isNull();
            assertThat(file.getFileName().toString()).startsWith(id + "-");
            assertThat(Files.size(file)).isEqualTo(row.<Long>getAs("bytes"));
            java.io.ByteArrayOutputStream expected = new java.io.ByteArrayOutputStream();
            cloud.clients().sync().exports().download(id, expected);
            assertThat(file).hasBinaryContent(expected.toByteArray());
        }
        assertThat(names()).as("nothing else").hasSize(EXPORTS);
    }

    @Test
    void aSecondRunDownloadsWhatIsMissingOrCutAlone() throws IOException {
        downloads().download(spark, IDS);
        Path gone = file(IDS.get(0));
        Path cut = file(IDS.get(1));
        Files.delete(gone);
        Files.write(cut, new byte[] {1, 2, 3});
        Files.deleteIfExists(cut.resolveSibling("." + cut.getFileName() + ".crc"));
        cloud.clearRequests();

        Map<String, String> outcomes = outcomes(downloads().download(spark, IDS));

        assertThat(outcomes).containsEntry(IDS.get(0), "downloaded").containsEntry(IDS.get(1), "downloaded");
        assertThat(outcomes.values().stream().filter("present"::equals)).hasSize(EXPORTS - 2);
        assertThat(cloud.requests("downloadExport")).hasSize(2);
        assertThat(Files.size(cut)).isEqualTo(SIZE + 1);
    }

    @Test
    void anIdThatIsThereTwiceIsDownloadedOnce() {
        List<String> doubled = Stream.concat(IDS.stream(), IDS.stream()).toList();

        assertThat(downloads().download(spark, doubled).count()).isEqualTo(EXPORTS);
        assertThat(cloud.requests("downloadExport")).hasSize(EXPORTS);
    }

    @Test
    void aStreamThatBreaksIsStartedAgain() throws IOException {
        cloud.faults().next("downloadExport", Fault.cut(5000).times(2));

        assertThat(outcomes(downloads().download(spark, IDS.subList(0, 1)))).containsEntry(IDS.get(0), "downloaded");
        assertThat(Files.size(file(IDS.get(0)))).isEqualTo(SIZE);
    }

    @Test
    void aFileThatNeverComesWholeIsNotThereAndTheOthersAre() throws IOException {
        cloud.faults().always("downloadExport", Fault.cut(5000));

        List<Row> rows = downloads().download(spark, IDS).collectAsList();

        assertThat(rows).hasSize(EXPORTS).allSatisfy(row -> {
            assertThat(row.<String>getAs("outcome")).isEqualTo("failed");
            assertThat(row.<String>getAs("error")).contains("downloadExport");
            assertThat(row.<Object>getAs("path")).isNull();
        });
        assertThat(names()).isEmpty();
    }

    @Test
    void anObjectOfAStoreAppearsWholeOrNotAtAll() throws IOException {
        spark.sparkContext()
                .hadoopConfiguration()
                .set("fs." + AppearingFileSystem.SCHEME + ".impl", AppearingFileSystem.class.getName());
        ExportDownloads downloads = ExportDownloads.to(AppearingFileSystem.SCHEME + "://" + folder)
                .option("endpoint", cloud.idahEndpoint())
                .option("secretApiKey", cloud.idahApiKey());
        cloud.faults().always("downloadExport", Fault.cut(5000));
        assertThat(outcomes(downloads.download(spark, IDS)).values()).containsOnly("failed");
        assertThat(names()).isEmpty();

        cloud.faults().clear();
        assertThat(outcomes(downloads.download(spark, IDS)).values()).containsOnly("downloaded");

        assertThat(names()).hasSize(EXPORTS);
        assertThat(Files.size(file(IDS.get(2)))).isEqualTo(SIZE + 2);
        assertThat(outcomes(downloads.download(spark, IDS)).values()).containsOnly("present");
    }

    @Test
    void anExportWithoutAFileIsNotReadyAndAnUnknownOneHasFailed() {
        String running = cloud.clients()
                .sync()
                .exports()
                .create(b -> b.projectId(cloud.idahProjectId()).datasetIds(cloud.idahDatasetId()))
                .id();

        List<Row> rows = downloads()
                .download(spark, List.of(running, "987654321", "nonsense"))
                .collectAsList();

        Map<String, String> errors = rows.stream()
                .collect(Collectors.toMap(row -> row.getAs("export_id"), row -> row.<String>getAs("error")));
        assertThat(outcomes(downloads().download(spark, List.of("987654321", "nonsense")))
                        .values())
                .containsOnly("failed");
        assertThat(errors.get("987654321")).contains("404");
        assertThat(errors.get("nonsense")).contains("exportId");
        assertThat(errors.get(running)).contains("the export has no file; its job is ");
    }

    @Test
    void mistakesAreClearBeforeAnyTaskStarts() throws IOException {
        assertThatThrownBy(() -> downloads().option("failOnError", "true").download(spark, List.of("987654321")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "ExportDownloads: 1 of 1 exports could not be downloaded; the first is export 987654321: ");
        assertThatThrownBy(() -> downloads().download(spark.range(3).toDF("number")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ExportDownloads: the exports need a column id; there are number");
        assertThatThrownBy(() -> ExportDownloads.to(folder.toString()).download(spark, IDS))
                .hasMessageContaining("option endpoint is required");
        assertThatThrownBy(() -> downloads().option("partition", "3").download(spark, IDS))
                .hasMessageContaining("option partition is not known; did you mean partitions?");
        assertThatThrownBy(() -> ExportDownloads.to(" ")).isInstanceOf(IllegalArgumentException.class);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ExportDownloads.to(file.toString())
                        .option("endpoint", cloud.idahEndpoint())
                        .option("secretApiKey", cloud.idahApiKey())
                        .download(spark, IDS))
                .hasMessageContaining(file.toString());
    }

    private ExportDownloads downloads() {
        return ExportDownloads.to(folder.toString())
                .option("endpoint", cloud.idahEndpoint())
                .option("secretApiKey", cloud.idahApiKey());
    }

    private static Map<String, String> outcomes(Dataset<Row> table) {
        return table.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("export_id"), row -> row.<String>getAs("outcome")));
    }

    private Path file(String id) throws IOException {
        return folder.resolve(names().stream()
                .filter(name -> name.startsWith(id + "-"))
                .findFirst()
                .orElseThrow());
    }

    /** Names of the files but for Hadoop's own checksums beside them. */
    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }
}
