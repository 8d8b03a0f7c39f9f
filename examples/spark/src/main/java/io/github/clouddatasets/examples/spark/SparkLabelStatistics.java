package io.github.clouddatasets.examples.spark;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How often a published version has each label, for training and for evaluation: read by Spark from the version's manifest,
 * drawn as bars, and written as Parquet.
 *
 * <p>Without arguments the program publishes a version in the emulator and reads the manifest from the emulator's bucket, with
 * the profile {@code s3a} over {@code s3a://}. With one argument it reads that manifest, or those of that folder or pattern: {@code
 * spark-submit} runs the same class on a cluster with {@code s3a://bucket/…/V004.manifest}. A second argument is the folder for
 * Parquet.
 */
public final class SparkLabelStatistics {

    private static final String VERSION = "V004";
    private static final String OUTPUT = "target/label-statistics";
    private static final int BAR = 40;

    private final SparkSession spark;
    private final PrintStream out;

    SparkLabelStatistics(SparkSession spark, PrintStream out) {
        this.spark = spark;
        this.out = out;
    }

    /**
     * Runs the example.
     *
     * @param arguments nothing, or a manifest and perhaps a folder for Parquet
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SparkSession.Builder builder = SparkSession.builder().appName("label statistics");
        if (System.getProperty("spark.master") == null) { // spark-submit says where; else all cores of this JVM
            builder.master("local[*]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.shuffle.partitions", "4");
        }
        SparkSession spark = builder.getOrCreate();
        try {
            SparkLabelStatistics statistics = new SparkLabelStatistics(spark, out);
            if (arguments.length > 0) {
                statistics.run(arguments[0], arguments.length > 1 ? arguments[1] : OUTPUT);
            } else {
                try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
                    statistics.run(statistics.published(cloud), OUTPUT);
                }
            }
        } finally {
            spark.stop();
        }
    }

    /** Publishes a version of the emulator's dataset, and says where Spark finds the manifest. */
    String published(DatasetCloudEmulator cloud) {
        try (DatasetClient datasets = cloud.clients().datasetsBuilder().build()) {
            DatasetVersion version = datasets.createVersion(
                            cloud.datasetId(), b -> b.versionName(VERSION).trainEvaluateSampleRatio(0.8))
                    .every(Duration.ofMillis(50))
                    .await();
            String path = Objects.requireNonNull(version.manifestPath(), "a published version has a manifest");
            return isS3aThere()
                    ? overS3a(cloud, path)
                    : cloud.file(path).toUri().toString();
        }
    }

    private static boolean isS3aThere() {
        return SparkLabelStatistics.class.getClassLoader().getResource("org/apache/hadoop/fs/s3a/S3AFileSystem.class")
                != null;
    }

    /** A path in OBS is {@code /bucket/key}. The same settings, with OBS's address, reach OBS. */
    private String overS3a(DatasetCloudEmulator cloud, String path) {
        org.apache.hadoop.conf.Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        hadoop.set("fs.s3a.endpoint", cloud.s3Endpoint());
        hadoop.set("fs.s3a.endpoint.region", cloud.region());
        hadoop.set("fs.s3a.path.style.access", "true");
        hadoop.set("fs.s3a.access.key", cloud.accessKey());
        hadoop.set("fs.s3a.secret.key", cloud.secretKey());
        return "s3a:/" + path;
    }

    /** Reads manifests, draws the labels, and writes the numbers. */
    void run(String manifest, String folder) {
        Dataset<Row> samples = spark.read().format("modelarts-manifest").load(manifest);
        Dataset<Row> counts = counts(samples).cache();
        List<Row> rows =
                counts.orderBy(functions.desc("labels"), functions.asc("name")).collectAsList();
        out.println(samples.count() + " samples, "
                + rows.stream().mapToLong(row -> row.getAs("labels")).sum() + " labels, " + rows.size()
                + " classes in " + Path.of(manifest).getFileName());
        new BarChart(out, BAR).print(rows);
        counts.coalesce(1).write().mode("overwrite").parquet(folder);
        out.println("Parquet in " + folder);
    }

    /** A row for each class: how many labels, and how many of them on samples for training and for evaluation. */
    private static Dataset<Row> counts(Dataset<Row> samples) {
        return samples.selectExpr("usage", "explode(annotations) as annotation")
                .groupBy("annotation.name")
                .agg(
                        functions.count("*").as("labels"),
                        functions.expr("count_if(upper(usage) = 'TRAIN')").as("train"),
                        functions.expr("count_if(upper(usage) = 'EVAL')").as("eval"));
    }
}
