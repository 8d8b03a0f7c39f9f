package io.github.clouddatasets.spark.services;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.spark.LocalSpark;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong is one error on the driver, before any task starts. */
class BadInputTest {

    private static DatasetCloudEmulator cloud;
    private static SampleSource source;

    private final AtomicInteger tasks = new AtomicInteger();
    private final SparkListener listener = new SparkListener() {
        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            tasks.incrementAndGet();
        }
    };

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        source = SampleSource.of(cloud, 6);
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @BeforeEach
    void listen() {
        LocalSpark.session().sparkContext().addSparkListener(listener);
    }

    @AfterEach
    void noTaskWasStarted() throws Exception {
        LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
        LocalSpark.session().sparkContext().removeSparkListener(listener);
        assertThat(tasks).hasValue(0);
    }

    @Test
    void missingDatasetIsNotFound() {
        assertThatThrownBy(() -> source.reader().load("unknown").count())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("ModelArts.4352");
        assertThatThrownBy(() -> source.writer(labels()).save("unknown")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void wrongCredentialsAreOneRefusal() {
        cloud.clearRequests();

        assertThatThrownBy(() -> source.reader()
                        .option("secretKey", "wrong")
                        .load(source.datasetId())
                        .count())
                .isInstanceOfAny(AuthenticationException.class, PermissionDeniedException.class);
        assertThatThrownBy(() ->
                        source.writer(labels()).option("secretKey", "wrong").save(source.datasetId()))
                .isInstanceOfAny(AuthenticationException.class, PermissionDeniedException.class);

        assertThat(cloud.requests()).hasSizeLessThanOrEqualTo(4); // each once again after its refusal, at most
    }

    @Test
    void addressWithoutAServerIsNotConnected() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThatThrownBy(() -> source.reader()
                        .option("endpoint", "http://127.0.0.1:" + closed)
                        .load(source.datasetId())
                        .count())
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("127.0.0.1:" + closed);
    }

    @Test
    void optionIsRefusedByItsName() {
        refused(
                () -> source.reader().option("datasetid2", "x").load(),
                "option datasetid2 is not known; did you mean" + " datasetId?");
        refused(() -> source.reader().option("secretKye", "geheim").load("d1"), "did you mean secretKey?");
        refused(() -> source.reader().load(), "option datasetId is required");
        refused(() -> source.reader().option("datasetId", "d2").load("d1"), "path and option datasetId differ: d1, d2");
        refused(() -> source.writer(labels()).option("batchsizes", 1).save("d1"), "did you mean batchSize?");
    }

    @Test
    void valueIsRefusedByItsRule() {
        refused(() -> read("pageSize", "101"), "option pageSize must be a whole number from 1 to 100: 101");
        refused(() -> read("pageSize", "many"), "option pageSize must be a whole number from 1 to 100: many");
        refused(() -> read("onChange", "ignore"), "option onChange must be one of fail, warn: ignore");
        refused(() -> read("partitions", "0"), "option partitions must be a whole number from 1 to 10000: 0");
        refused(() -> read("requestsPerSecond", "2000"), "option requestsPerSecond must be");
        refused(
                () -> source.reader()
                        .option("prefetch", 4)
                        .option("requestsPerSecond", 5)
                        .load("d1")
                        .count(),
                "options prefetch and requestsPerSecond exclude each other");
        refused(() -> read("token", "another"), "more than one kind of credentials is set");
        refused(
                () -> LocalSpark.session()
                        .read()
                        .format("modelarts-samples")
                        .option("region", "eu-de")
                        .load("d1")
                        .count(),
                "credentials are required (options): set fromEnvironment to true");
        refused(
                () -> LocalSpark.session()
                        .read()
                        .format("modelarts-samples")
                        .option("token", "t")
                        .load("d1")
                        .count(),
                "option region or endpoint is required");
    }

    @Test
    void schemaOfTheUserHasToFit() {
        refused(
                () -> source.reader().schema("sample_id STRING, size BIGINT").load("d1"),
                "there is no column size; there are sample_id, sample_type");
        refused(
                () -> source.reader()
                        .schema("sample_id STRING, sample_size STRING")
                        .load("d1"),
                "column sample_size is of type bigint, not string");
    }

    @Test
    void rowsWithoutIdOrLabelsAreNoLabels() {
        refused(() -> source.writer(labels().select("sample_id")).save("d1"), "column labels is missing");
        refused(
                () -> source.writer(labels().withColumn("usage", lit("train"))).save("d1"),
                "leave column usage out by a select");
        refused(() -> source.writer(labels().withColumn("labels", lit(1))).save("d1"), "labels is int");
        refused(
                () -> source.writer(labels().select(
                                        col("sample_id"),
                                        org.apache
                                                .spark
                                                .sql
                                                .functions
                                                .expr("array(named_struct('name', 'a', 'weight', 1))")
                                                .as("labels")))
                        .save("d1"),
                "there is no field labels.weight; there are name, type, score");
    }

    @Test
    void otherModesThanAppendAreRefusedBySpark() {
        assertThatThrownBy(() -> source.writer(labels()).mode("errorifexists").save(source.datasetId()))
                .hasMessageContaining("modelarts-labels")
                .hasMessageContaining("Append");
        assertThatThrownBy(() -> source.writer(labels()).mode("overwrite").save(source.datasetId()))
                .hasMessageContaining("modelarts-labels");
    }

    private static Dataset<Row> labels() {
        return LocalSpark.session().sql("SELECT 'a' AS sample_id, 'cat' AS labels");
    }

    private static void read(String option, String value) {
        source.reader().option(option, value).load(source.datasetId()).count();
    }

    private static void refused(ThrowingCallable use, String message) {
        assertThatThrownBy(use)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }
}
