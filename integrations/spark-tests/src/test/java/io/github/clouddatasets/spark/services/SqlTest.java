package io.github.clouddatasets.spark.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.spark.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The source and the sink from SQL alone. */
class SqlTest {

    private static DatasetCloudEmulator cloud;
    private static SampleSource source;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        source = SampleSource.of(cloud, 12);
        sql("CREATE TABLE samples_sql USING `modelarts-samples` OPTIONS (" + options() + ")");
        sql("CREATE TABLE labels_sql (sample_id STRING, labels ARRAY<STRING>) USING `modelarts-labels` OPTIONS ("
                + options() + ")");
    }

    @AfterAll
    static void end() {
        sql("DROP TABLE samples_sql");
        sql("DROP TABLE labels_sql");
        cloud.close();
    }

    private static Dataset<Row> sql(String text) {
        return LocalSpark.session().sql(text);
    }

    private static String options() {
        return "endpoint '" + cloud.modelArtsEndpoint() + "', projectId '" + cloud.projectId() + "', accessKey '"
                + cloud.accessKey() + "', secretKey '" + cloud.secretKey() + "', datasetId '" + source.datasetId()
                + "'";
    }

    @Test
    void samplesAreATableAndLabelsOneToInsertInto() {
        List<String> unlabeled = sql("SELECT sample_id FROM samples_sql WHERE sample_state = '__NONE__'")
                .as(Encoders.STRING())
                .collectAsList();
        assertThat(unlabeled).hasSize(4);

        sql("INSERT INTO labels_sql SELECT sample_id, array('cat') FROM samples_sql WHERE sample_state = '__NONE__'");

        assertThat(unlabeled).allSatisfy(id -> assertThat(source.labels(id)).containsExactly("cat"));
    }

    @Test
    void samplesAreATemporaryViewOfSql() {
        sql("CREATE TEMPORARY VIEW samples_view USING `modelarts-samples` OPTIONS (" + options() + ")");
        cloud.clearRequests();

        assertThat(sql("SELECT sample_name FROM samples_view WHERE sample_state = '__ALL__'")
                        .count())
                .isPositive();

        assertThat(cloud.requests("listSamples"))
                .allMatch(request -> request.query().contains("sample_state=__ALL__"));
        sql("DROP VIEW samples_view");
    }

    @Test
    void exportsAreATableOfSql() {
        sql("CREATE TABLE exports_sql USING `idah-exports` OPTIONS (endpoint '" + cloud.idahEndpoint()
                + "', secretApiKey '" + cloud.idahApiKey() + "')");

        assertThat(sql("SELECT id FROM exports_sql").count())
                .isEqualTo(cloud.clients().sync().exports().list().stream().count());
        assertThat(new SparkTraces()
                        .add("table", sql("DESCRIBE TABLE EXTENDED exports_sql").collectAsList())
                        .with(cloud.idahApiKey()))
                .isEmpty();
        sql("DROP TABLE exports_sql");
    }

    @Test
    void descriptionsOfTheTablesHideSecrets() throws Exception {
        SparkTraces traces = new SparkTraces();
        for (String table : List.of("samples_sql", "labels_sql")) {
            for (String statement : List.of(
                    "DESCRIBE TABLE EXTENDED " + table,
                    "SHOW CREATE TABLE " + table,
                    "SHOW TBLPROPERTIES " + table,
                    "EXPLAIN EXTENDED SELECT * FROM samples_sql",
                    "EXPLAIN EXTENDED INSERT INTO labels_sql SELECT sample_id, array('cat') FROM samples_sql")) {
                traces.add(statement, sql(statement).collectAsList());
            }
        }

        assertThat(traces.with(cloud.projectId())).hasSizeGreaterThan(3); // the other options are there
        assertThat(traces.with(cloud.secretKey())).isEmpty();
    }

    @Test
    void statementItselfIsInTheEventLogWithItsSecretsHidden() throws Exception {
        sql("SELECT count(*) FROM samples_sql").collectAsList();

        assertThat(new SparkTraces().events().with(cloud.secretKey())).isEmpty();
    }
}
