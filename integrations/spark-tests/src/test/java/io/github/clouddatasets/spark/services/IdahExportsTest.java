package io.github.clouddatasets.spark.services;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.spark.LocalSpark;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listing of IDAH's exports as a table. */
class IdahExportsTest {

    private static final int ADDED = 25;

    private static DatasetCloudEmulator cloud;
    private static List<Export> all;

    private final SparkSession spark = LocalSpark.session();

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        for (int i = 0; i < ADDED; i++) {
            cloud.addIdahExport(100 + i, i);
        }
        all = cloud.clients().sync().exports().list(q -> q.includeJob()).toList();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void forget() {
        cloud.clearRequests();
    }

    @Test
    @Tag("smoke")
    void eachExportIsThereOnceWithItsJob() {
        List<Row> rows = read().orderBy("created_at", "id").collectAsList();

        assertThat(rows).hasSize(all.size());
        assertThat(rows.stream().map(row -> row.<String>getAs("id")))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Export::id).toList());
        Export export = all.get(all.size() - 1);
        Row row = read().where("id = '" + export.id() + "'").first();
        assertThat(row.<String>getAs("filename")).isEqualTo(export.filename());
        assertThat(row.<Long>getAs("size")).isEqualTo(export.size());
        assertThat(row.<java.sql.Timestamp>getAs("created_at").toInstant()).isEqualTo(export.createdAt());
        assertThat(row.<String>getAs("job_status")).isEqualTo("completed");
        assertThat(row.<String>getAs("job_exporter"))
                .isEqualTo(requireNonNull(export.job()).exporter());
        assertThat(row.<String>getAs("job_id")).isEqualTo(export.jobId());
    }

    @Test
    void aPartitionIsAPageAndEachPageIsReadOnce() {
        Dataset<Row> exports = reader().option("pageSize", 10).load();

        assertThat(exports.toJavaRDD().getNumPartitions()).isEqualTo((all.size() + 9) / 10);
        cloud.clearRequests();
        assertThat(reader().option("pageSize", 10)
                        .load()
                        .select("id")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Export::id).toList());
        assertThat(queries()).as("one to count, one for each page").hasSize(1 + (all.size() + 9) / 10);
    }

    @Test
    void theServiceGetsTheFiltersOnWhatNeverChanges() {
        Export export = all.get(3);

        assertThat(read().where("id in ('" + export.id() + "', '" + all.get(5).id() + "')")
                        .count())
                .isEqualTo(2);
        assertThat(queries()).allMatch(query -> query.contains("filter[id__in][]=" + export.id()));
        cloud.clearRequests();
        assertThat(read().where("project_id = '" + export.projectId() + "'").count())
                .isEqualTo(all.stream()
                        .filter(each -> Objects.equals(export.projectId(), each.projectId()))
                        .count());
        assertThat(queries()).allMatch(query -> query.contains("filter[project_id]=" + export.projectId()));
        cloud.clearRequests();
        assertThat(read().where("size > 110").count())
                .isEqualTo(all.stream()
                        .filter(each -> requireNonNull(each.size()) > 110)
                        .count());
        assertThat(queries()).noneMatch(query -> query.contains("filter"));
    }

    @Test
    void timesAreComparedAsTheAnswersShowThem() {
        for (String comparison : List.of(">=", ">", "<=", "<", "=")) {
            for (String fraction : List.of("", ".4")) {
                String second =
                        requireNonNull(all.get(4).createdAt()).toString().replace("Z", "") + fraction + "Z";
                String filter = "created_at " + comparison + " timestamp'" + second + "'";
                long expected = read().as(Encoders.row(read().schema())).collectAsList().stream()
                        .filter(row -> fits(
                                row.<java.sql.Timestamp>getAs("created_at")
                                        .toInstant()
                                        .compareTo(java.time.Instant.parse(second)),
                                comparison))
                        .count();

                assertThat(read().where(filter).count()).as(filter).isEqualTo(expected);
            }
        }
    }

    private static boolean fits(int order, String comparison) {
        return switch (comparison) {
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case "<" -> order < 0;
            default -> order == 0;
        };
    }

    @Test
    void idsThatTheServiceWouldNotUnderstandAreSparksAlone() {
        assertThat(read().where("id = 'nonsense' or id = '0'").count()).isZero();
        assertThat(read().where("project_id = 'nonsense'").count()).isZero();
        assertThat(queries()).noneMatch(query -> query.contains("nonsense"));
    }

    @Test
    void jobsComeAlongOnlyWhereAColumnOfTheirsIsNeeded() {
        read().select("id", "size", "job_id").collectAsList();

        assertThat(queries()).noneMatch(query -> query.contains("included"));
        assertThat(queries()).anyMatch(query -> query.contains("fields[sync:exports][]=size"));
        cloud.clearRequests();
        read().select("job_status").collectAsList();
        assertThat(queries()).anyMatch(query -> query.contains("included[]=job"));
    }

    @Test
    void countingFindsTheEndOfALongListingWithFewRequests() {
        try (DatasetCloudEmulator other = DatasetCloudEmulator.start();
                SyncClient sync = other.clients().syncBuilder().build()) {
            int present = sync.exports().list().toList().size();
            for (int added = 0; added < 4500 - present; added++) {
                other.addIdahExport(1, added);
            }
            other.clearRequests();

            assertThat(new ExportCount(sync.exports(), ExportsRequest.all(1000)).total())
                    .isEqualTo(4500);

            assertThat(other.requests("listExports")).hasSizeLessThan(10);
            for (int total : List.of(4999, 5000, 5001)) {
                while (sync.exports()
                        .list(q -> q.pageSize(1))
                        .from(Integer.toString(total))
                        .first()
                        .isEmpty()) {
                    other.addIdahExport(1, total);
                }
                assertThat(new ExportCount(sync.exports(), ExportsRequest.all(1000)).total())
                        .isEqualTo(total);
            }
        }
    }

    @Test
    void mistakesAreClearBeforeAnyTaskStarts() {
        assertThatThrownBy(() -> spark.read().format("idah-exports").load().count())
                .hasMessageContaining("idah-exports: option endpoint is required, if fromEnvironment is not true");
        assertThatThrownBy(() -> reader().option("projectId", "1").load())
                .hasMessageContaining("idah-exports: option projectId is not known");
        assertThatThrownBy(() -> reader().option("pageSize", 1001).load().count())
                .hasMessageContaining("idah-exports: option pageSize must be a whole number from 1 to 1000: 1001");
        assertThatThrownBy(() -> spark.read()
                        .format("idah-exports")
                        .option("endpoint", cloud.idahEndpoint())
                        .option("secretApiKey", "IDAH_" + "0".repeat(64))
                        .load()
                        .count())
                .hasStackTraceContaining("401");
        assertThatThrownBy(() -> reader().schema(new StructType().add("nmae", DataTypes.StringType))
                        .load())
                .hasMessageContaining("idah-exports: there is no column nmae");
        assertThatThrownBy(() -> read().select("nmae")).hasMessageContaining("nmae");
    }

    @Test
    void keysAreInNoPlanLogOrPage(@TempDir Path folder) throws Exception {
        SparkTraces traces = new SparkTraces();
        Dataset<Row> exports = read().where("created_at > timestamp'2020-01-01'");
        traces.plans("exports", exports);
        exports.collectAsList();
        ExportDownloads.to(folder.toString())
                .option("endpoint", cloud.idahEndpoint())
                .option("secretApiKey", cloud.idahApiKey())
                .download(exports.limit(2))
                .collectAsList();
        traces.add("table", new ExportsTable(exports.schema(), Map.of("secretApiKey", cloud.idahApiKey())));
        traces.events().pages();

        assertThat(traces.with("idah-exports")).isNotEmpty(); // the jobs did leave traces there
        assertThat(traces.with(cloud.idahApiKey())).isEmpty();
    }

    @Test
    void aTableOfSqlNamesTheSource() {
        String table = "CREATE TABLE exports USING `idah-exports` OPTIONS (endpoint '" + cloud.idahEndpoint()
                + "', secretApiKey '" + cloud.idahApiKey() + "')";
        if (spark.version().startsWith("3.")) {
            assertThatThrownBy(() -> spark.sql(table)).hasMessageContaining("not a valid Spark SQL Data Source");
            return;
        }
        spark.sql(table);
        try {
            assertThat(spark.sql("SELECT count(*) FROM exports").first().getLong(0))
                    .isEqualTo(all.size());
        } finally {
            spark.sql("DROP TABLE exports");
        }
    }

    private DataFrameReader reader() {
        return spark.read()
                .format(ExportsOptions.FORMAT)
                .option("endpoint", cloud.idahEndpoint())
                .option("secretApiKey", cloud.idahApiKey());
    }

    private Dataset<Row> read() {
        return reader().load();
    }

    private static List<String> queries() {
        return cloud.requests("listExports").stream()
                .map(RecordedRequest::query)
                .map(query -> URLDecoder.decode(query, StandardCharsets.UTF_8))
                .toList();
    }
}
