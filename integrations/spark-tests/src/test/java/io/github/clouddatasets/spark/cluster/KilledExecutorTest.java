package io.github.clouddatasets.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape.Point;
import io.github.clouddatasets.spark.ManifestOptions;
import io.github.clouddatasets.spark.VocObjects;
import io.github.clouddatasets.spark.services.ExportDownloads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor of a standalone cluster is killed in the middle of its work: nothing is lost, and nothing is doubled. */
@Tag("cluster")
class KilledExecutorTest {

    private static final String LARGEST_SPLIT = "spark.sql.files.maxPartitionBytes";

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final StructType LABELS = new StructType()
            .add("sample_id", DataTypes.StringType)
            .add("labels", DataTypes.createArrayType(DataTypes.StringType));

    private static SparkCluster cluster;
    private static SparkSession spark;
    private static final LostTasks LOST = new LostTasks();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        cluster = SparkCluster.start(Path.of("target/cluster"));
        spark = cluster.session();
        spark.sparkContext().addSparkListener(LOST);
        spark.conf().set("spark.sql.files.minPartitionNum", "6");
    }

    @AfterAll
    static void stop() {
        spark.stop();
        cluster.close();
    }

    @BeforeEach
    void forget() {
        LOST.forget();
    }

    @Test
    void twoProcessesDoTheWork() throws Exception {
        assertThat(executors())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid());
    }

    @Test
    void objectsOfLabelFilesAreReadOnceEach() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "file" + i;
            VocFile.builder()
                    .filename(name)
                    .objects(IntStream.range(0, 5)
                            .mapToObj(object -> VocObject.of("label" + object, new Point(object, object)))
                            .toList())
                    .build()
                    .write(folder.resolve(name + ".xml"));
            IntStream.range(0, 5).forEach(object -> expected.add(name + " label" + object));
        }
        try (Gate gate = new Gate()) {
            Dataset<String> objects = gated(VocObjects.read(spark, folder.toString()), gate, 20)
                    .selectExpr("concat(filename, ' ', name)")
                    .as(Encoders.STRING());

            List<String> read = killing(gate, objects::collectAsList);

            assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(LOST.count(spark)).isPositive();
        }
    }

    @Test
    void linesOfAManifestAreReadOnceEach() throws Exception {
        List<String> sources = IntStream.range(0, 6000)
                .mapToObj(i -> "s3://bucket/" + i + ".jpg")
                .toList();
        Path manifest = folder.resolve("V001.manifest");
        ManifestWriter.save(
                manifest,
                sources.stream()
                        .map(source -> ManifestSample.builder(source).build())
                        .toList());
        spark.conf().set(LARGEST_SPLIT, Files.size(manifest) / 5);
        try (Gate gate = new Gate()) {
            Dataset<Row> lines = spark.read().format(ManifestOptions.FORMAT).load(manifest.toString());

            List<String> read = killing(
                    gate,
                    () -> gated(lines.select("source"), gate, 500)
                            .as(Encoders.STRING())
                            .collectAsList());

            assertThat(read).containsExactlyInAnyOrderElementsOf(sources);
            assertThat(LOST.count(spark)).isPositive();
        } finally {
            spark.conf().unset(LARGEST_SPLIT);
        }
    }

    @Test
    void linesOfAManifestAreWrittenOnceEach() throws Exception {
        Path written = folder.resolve("written");
        try (Gate gate = new Gate()) {
            Dataset<Row> rows = gated(
                    spark.range(0, 6000, 1, 6).selectExpr("concat('s3://bucket/', id, '.jpg') as source"), gate, 500);

            killing(gate, () -> {
                rows.write().format(ManifestOptions.FORMAT).save(written.toString());
                return true;
            });

            List<String> sources = new ArrayList<>();
            try (Stream<Path> files = Files.walk(written)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".manifest"))
                        .toList()) {
                    try (ManifestReader lines = ManifestReader.open(file)) {
                        lines.forEach(sample -> sources.add(sample.source()));
                    }
                }
            }
            assertThat(sources)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 6000)
                            .mapToObj(i -> "s3://bucket/" + i + ".jpg")
                            .toList());
            assertThat(written.resolve("_SUCCESS")).exists();
            assertThat(LOST.count(spark)).isPositive();
        }
    }

    @Test
    void downloadedFilesAreWholeAndNothingElseIsThere() throws Exception {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            List<String> ids = IntStream.range(0, 8)
                    .mapToObj(i -> cloud.addIdahExport(40_000 + i, i))
                    .toList();
            List<Long> executors = executors();
            cloud.faults()
                    .next(
                            "downloadExport",
                            Fault.slow(2000, Duration.ofMillis(100)).times(2));
            CompletableFuture<List<Row>> running = inBackground(() -> ExportDownloads.to(folder.toString())
                    .option("endpoint", cloud.idahEndpoint())
                    .option("secretApiKey", cloud.idahApiKey())
                    .download(spark, ids)
                    .collectAsList());
            until(running, () -> beingWritten() == 2);
            kill(executors.get(0));

            List<Row> rows = result(running);

            assertThat(rows.stream().map(row -> row.<String>getAs("export_id")))
                    .containsExactlyInAnyOrderElementsOf(ids);
            for (Row row : rows) {
                Path file = folder.resolve(Path.of(row.<String>getAs("path")).getFileName());
                ByteArrayOutputStream expected = new ByteArrayOutputStream();
                cloud.clients().sync().exports().download(row.getAs("export_id"), expected);
                assertThat(file).hasBinaryContent(expected.toByteArray());
            }
            assertThat(visibleNames()).hasSize(ids.size());
            assertThat(LOST.count(spark)).isPositive();
        }
    }

    @Test
    void everySampleHasItsLabelOnce() throws Exception {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            // A label has to be there before a sample can have it.
            String dataset = cloud.seed().dataset("killed", seed -> {
                for (int i = 0; i < 40; i++) {
                    seed.image(i + ".jpg", new byte[] {(byte) i});
                }
                seed.labels("0.jpg", "cat", "dog");
            });
            Map<String, String> labels = new TreeMap<>();
            for (Sample sample : cloud.clients().datasets().samples().list(dataset)) {
                labels.put(sample.sampleId(), labels.size() % 2 == 0 ? "cat" : "dog");
            }
            List<Row> rows = labels.entrySet().stream()
                    .map(label -> RowFactory.create(label.getKey(), new String[] {label.getValue()}))
                    .toList();
            List<Long> executors = executors();
            cloud.clearRequests();
            // The service does its work, and its answer never comes: nobody can know whether the labels are there.
            cloud.faults().next("updateSamples", Fault.stall().afterWork());
            CompletableFuture<Boolean> running = inBackground(() -> {
                spark.createDataset(rows, Encoders.row(LABELS))
                        .repartition(4)
                        .write()
                        .format("modelarts-labels")
                        .mode("append")
                        .option("endpoint", cloud.modelArtsEndpoint())
                        .option("projectId", cloud.projectId())
                        .option("accessKey", cloud.accessKey())
                        .option("secretKey", cloud.secretKey())
                        .option("batchSize", 4)
                        .save(dataset);
                return true;
            });
            until(running, () -> cloud.requests("updateSamples").size() == 1);
            for (long executor : executors) {
                kill(executor);
            }

            assertThat(result(running)).isTrue();
            for (Sample sample : cloud.clients().datasets().samples().list(dataset)) {
                assertThat(sample.labels())
                        .extracting(SampleLabel::name)
                        .containsExactly(labels.remove(sample.sampleId()));
            }
            assertThat(labels).isEmpty();
            assertThat(LOST.count(spark)).isPositive();
        }
    }

    /** Files that executors write at this moment. */
    private long beingWritten() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> folder.relativize(path).toString().matches("_downloading-[^/]+/.+"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    private List<String> visibleNames() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** The processes of both executors; one that replaces a killed one may have to start first. */
    private static List<Long> executors() throws Exception {
        try (Gate gate = new Gate()) {
            CompletableFuture<Long> running = inBackground(
                    () -> gated(spark.range(0, 2, 1, 2).toDF(), gate, 1).count());
            List<Long> pids = List.of(gate.nextArrival(), gate.nextArrival());
            gate.open();
            result(running);
            return pids;
        }
    }

    /** Kills the first process that reaches the gate while it waits there. */
    private static <T> T killing(Gate gate, Callable<T> work) throws Exception {
        CompletableFuture<T> running = inBackground(work);
        kill(gate.nextArrival());
        gate.open();
        return result(running);
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(1, TimeUnit.MINUTES);
    }

    /** The rows; each task waits at the gate with its row of this number. */
    private static Dataset<Row> gated(Dataset<Row> rows, Gate gate, int number) {
        return rows.filter(new Passing(gate.way(), number));
    }

    /** Lets all rows pass. Each task has its own copy. */
    private static final class Passing implements FilterFunction<Row> {
        private static final long serialVersionUID = 1;

        private final Gate.Way way;
        private final int number;
        private int seen;

        Passing(Gate.Way way, int number) {
            this.way = way;
            this.number = number;
        }

        @Override
        public boolean call(Row row) {
            if (++seen == number) {
                way.pass();
            }
            return true;
        }
    }

    private static <T> CompletableFuture<T> inBackground(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "driver");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static <T> T result(CompletableFuture<T> running)
            throws InterruptedException, ExecutionException, TimeoutException {
        return running.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    private static void until(CompletableFuture<?> running, Callable<Boolean> event) throws Exception {
        while (!event.call()) {
            assertThat(running).as("the work goes on").isNotDone();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
