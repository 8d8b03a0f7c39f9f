package io.github.clouddatasets.spark.services;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.spark.LocalSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink {@code modelarts-labels}: batches of labels, each sample once, refused items as a table. */
class LabelsSinkTest {

    private static final DataType NAMES = DataTypes.createArrayType(DataTypes.StringType);

    private static DatasetCloudEmulator cloud;

    private DatasetCloudEmulator own;
    private SampleSource source;
    private List<String> ids;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @BeforeEach
    void prepare() {
        own = cloud.newAccount();
        source = SampleSource.of(own, 24);
        ids = source.ids();
        own.clearRequests();
    }

    @Test
    @Tag("smoke")
    void labelsOfAllSamplesAreSetInBatches() {
        Dataset<Row> rows = source.read()
                .select(col("sample_id"), array(lit("cat"), lit("dog")).as("labels"));

        source.writer(rows).option("batchSize", 10).option("partitions", 2).save(source.datasetId());

        assertThat(sent())
                .containsOnlyKeys(ids)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(own.requests("updateSamples")).hasSizeBetween(3, 4);
        assertThat(ids).allSatisfy(id -> assertThat(source.labels(id)).containsExactly("cat", "dog"));
    }

    @Test
    void sameJobAgainLeavesTheSameLabels() {
        Dataset<Row> rows = rows(NAMES, row(ids.get(0), List.of("dog")), row(ids.get(1), List.of("cat")));

        source.writer(rows).save(source.datasetId());
        source.writer(rows).save(source.datasetId());

        assertThat(source.labels(ids.get(0))).containsExactly("dog");
        assertThat(source.labels(ids.get(1))).containsExactly("cat");
    }

    @Test
    void anotherAttemptOfATaskLeavesTheSameLabelsAndDoublesNoRefusal() {
        StructType schema = rows(NAMES).schema();
        LabelRows reader = new LabelRows(schema, false);
        LabelsRequest request = new LabelsRequest(source.datasetId(), 2, false, false, null, "json", 100, null, null);
        List<InternalRow> rows = Stream.of(ids.get(0), ids.get(1), ids.get(2), "unknown")
                .map(id -> internal(id, "dog"))
                .toList();

        LabelWriter first = writer(request, reader);
        rows.subList(0, 3).forEach(first::write); // the attempt dies after its first batch
        first.abort();
        first.close();
        LabelWriter second = writer(request, reader);
        rows.forEach(second::write);
        RefusedItems message = (RefusedItems) second.commit();
        second.close();

        assertThat(sent()).isEqualTo(Map.of(ids.get(0), 2L, ids.get(1), 2L, ids.get(2), 1L, "unknown", 1L));
        assertThat(ids.subList(0, 3))
                .allSatisfy(id -> assertThat(source.labels(id)).containsExactly("dog"));
        assertThat(message.items()).extracting(Refusal::sampleId).containsExactly("unknown");
    }

    @Test
    void lostAnswerIsAskedForAgainWithoutHarm() {
        own.faults().next("updateSamples", Fault.reset().afterWork());

        source.writer(rows(NAMES, row(ids.get(0), List.of("dog")))).save(source.datasetId());

        assertThat(own.requests("updateSamples")).hasSize(2);
        assertThat(source.labels(ids.get(0))).containsExactly("dog");
    }

    @Test
    void refusedItemsAreATableAndTheOthersAreSet(@TempDir Path folder) {
        String path = folder.resolve("refused").toString();
        Dataset<Row> rows = rows(
                NAMES,
                row(ids.get(0), List.of("dog")),
                row("unknown", List.of("dog")),
                row(ids.get(1), List.of("horse")),
                row(ids.get(2), List.of()),
                row(ids.get(3), null),
                row(null, List.of("dog")));

        source.writer(rows).option("refusedPath", path).save(source.datasetId());

        Dataset<Row> refused = LocalSpark.session().read().json(path);
        assertThat(refused.collectAsList())
                .extracting(row -> row.<String>getAs("sample_id"), row -> row.<String>getAs("error_code"))
                .containsExactlyInAnyOrder(
                        tuple("unknown", "ModelArts.4420"),
                        tuple(ids.get(1), "ModelArts.4410"),
                        tuple(ids.get(2), "NOT_SENT"),
                        tuple(ids.get(3), "NOT_SENT"),
                        tuple(null, "NOT_SENT"));
        assertThat(refused.select("dataset_id").distinct().collectAsList())
                .containsExactly(RowFactory.create(source.datasetId()));
        assertThat(source.labels(ids.get(0))).containsExactly("dog");
    }

    @Test
    void refusedItemsFailTheJobIfTheyShallAfterTheOthersAreSet(@TempDir Path folder) {
        String path = folder.resolve("refused").toString();
        Dataset<Row> rows = rows(NAMES, row(ids.get(0), List.of("dog")), row("unknown", List.of("dog")));

        assertThatThrownBy(() -> source.writer(rows)
                        .option("failOnRefused", true)
                        .option("refusedPath", path)
                        .option("refusedFormat", "parquet")
                        .save(source.datasetId()))
                .hasStackTraceContaining(
                        "1 items of dataset " + source.datasetId() + " were refused: unknown" + " ModelArts.4420")
                .hasStackTraceContaining("all of them are in " + path);

        assertThat(source.labels(ids.get(0))).containsExactly("dog");
        assertThat(LocalSpark.session().read().parquet(path).count()).isEqualTo(1);
    }

    @Test
    void taskGivesUpIfNearlyEverythingIsRefused() {
        Dataset<Row> rows = source.read().select(col("sample_id"), lit("horse").as("labels"));

        assertThatThrownBy(() -> source.writer(rows)
                        .option("maxRefused", 3)
                        .option("partitions", 1)
                        .option("batchSize", 5)
                        .save(source.datasetId()))
                .hasStackTraceContaining("a task gives up after 3 refused items (option maxRefused)");

        assertThat(own.requests("updateSamples")).hasSize(1);
    }

    @Test
    void emptyLabelsClearASampleOnlyIfTheyShall() {
        String labeled = own.clients()
                .datasets()
                .samples()
                .list(source.datasetId(), q -> q.labelName("cat"))
                .first()
                .orElseThrow()
                .sampleId();
        Dataset<Row> rows = rows(NAMES, row(labeled, List.of()));

        source.writer(rows).save(source.datasetId());
        assertThat(source.labels(labeled)).containsExactly("cat");

        source.writer(rows).option("emptyLabels", "clear").save(source.datasetId());
        assertThat(source.labels(labeled)).isEmpty();
    }

    @Test
    void rowsOfOneSampleAreSentOnceOrRefusedIfTheyDiffer(@TempDir Path folder) {
        String path = folder.resolve("refused").toString();
        Dataset<Row> rows = rows(
                NAMES,
                row(ids.get(0), List.of("dog")),
                row(ids.get(1), List.of("cat")),
                row(ids.get(0), List.of("dog")),
                row(ids.get(1), List.of("dog")));

        source.writer(rows.repartition(2)).option("refusedPath", path).save(source.datasetId());

        assertThat(sent()).isEqualTo(Map.of(ids.get(0), 1L));
        assertThat(LocalSpark.session().read().json(path).select("sample_id").collectAsList())
                .containsExactly(RowFactory.create(ids.get(1)));
    }

    @Test
    void batchThatIsRefusedForTheSakeOfOneSampleIsHalved() {
        own.faults().next("updateSamples", Fault.error("ModelArts.4420"));
        Dataset<Row> rows = source.read().select(col("sample_id"), lit("dog").as("labels"));

        source.writer(rows).option("partitions", 1).save(source.datasetId());

        assertThat(own.requests("updateSamples")).hasSize(3);
        assertThat(ids).allSatisfy(id -> assertThat(source.labels(id)).containsExactly("dog"));
    }

    @Test
    void labelsAsTheSourceHasThemGoBackAsTheyWere() {
        String boxes = own.seed()
                .dataset(
                        "boxes",
                        dataset -> dataset.type(DatasetType.OBJECT_DETECTION)
                                .image("a.jpg", new byte[] {1})
                                .labels("a.jpg", "car"));
        SampleSource detection = new SampleSource(own, boxes);
        Dataset<Row> read = detection.read().select("sample_id", "labels").cache();
        List<Row> before = read.collectAsList();

        detection.writer(read).save(boxes);

        assertThat(own.requests("updateSamples").get(0).status()).isEqualTo(200);
        assertThat(detection.read().select("sample_id", "labels").collectAsList())
                .isEqualTo(before);
    }

    private LabelWriter writer(LabelsRequest request, LabelRows rows) {
        SourceOptions options = new SourceOptions(
                "test",
                DatasetAccess.OPTIONS,
                List.of(Map.of(
                        "endpoint",
                        own.modelArtsEndpoint(),
                        "projectId",
                        own.projectId(),
                        "accessKey",
                        own.accessKey(),
                        "secretKey",
                        own.secretKey())));
        return new LabelWriter(
                JvmClients.get().lease(DatasetAccess.of(options)), request, rows, new Pace(0, 0, 1, Time.system()));
    }

    private static InternalRow internal(String id, String label) {
        return new GenericInternalRow(new Object[] {RowShape.text(id), RowShape.texts(List.of(label))});
    }

    private static Row row(@Nullable String id, @Nullable List<String> labels) {
        return RowFactory.create(id, labels == null ? null : labels.toArray(String[]::new));
    }

    private static Dataset<Row> rows(DataType labels, Row... rows) {
        return LocalSpark.session()
                .createDataFrame(
                        Arrays.asList(rows),
                        new StructType().add("sample_id", DataTypes.StringType).add("labels", labels));
    }

    /** How often the labels of each sample went out. */
    private Map<String, Long> sent() {
        return own.requests("updateSamples").stream()
                .map(RecordedRequest::body)
                .flatMap(body -> Pattern.compile("\"sample_id\":\"([^\"]*)\"")
                        .matcher(body.text())
                        .results())
                .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
    }
}
