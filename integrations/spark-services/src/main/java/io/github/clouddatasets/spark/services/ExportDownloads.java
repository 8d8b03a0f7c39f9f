package io.github.clouddatasets.spark.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Downloads the files of IDAH's exports from the executors to any file system that Hadoop knows. A file is there whole or not
 * at all, also when an executor dies, when tasks run twice, or when another run writes to the same folder; a run leaves out what
 * an earlier one has downloaded.
 *
 * <pre>{@code
 * Dataset<Row> exports = spark.read().format("idah-exports").option("fromEnvironment", true).load()
 *         .where("job_status = 'completed' and project_id = '…'");
 * Dataset<Row> files = ExportDownloads.to("s3a://bucket/exports")
 *         .option("fromEnvironment", "true")
 *         .download(exports);
 * }</pre>
 *
 * <p>A file is {@code <folder>/<export id>-<name of the file>}, since names are not unique. The table of the result has a row for
 * each export:
 *
 * <table>
 * <caption>The result</caption>
 * <tr><th>Column</th><th>Meaning</th></tr>
 * <tr><td>{@code export_id}</td><td>the export</td></tr>
 * <tr><td>{@code path}</td><td>the file; null if there is none</td></tr>
 * <tr><td>{@code bytes}</td><td>its length</td></tr>
 * <tr><td>{@code outcome}</td><td>{@code downloaded}; {@code present} if a whole file was there; {@code not_ready} if the
 *     export has no file yet, or will never have one; {@code failed}</td></tr>
 * <tr><td>{@code error}</td><td>why there is no file</td></tr>
 * </table>
 *
 * <p>The service tells the length of a file and no checksum, so a file is taken as whole by its length. Where the file system
 * has streams that can be given up ({@code s3a}: an object appears when it is complete), the executor writes the file under
 * its own name, and elsewhere in a hidden folder beside it, from where it is renamed.
 */
public final class ExportDownloads {

    private static final List<String> OWN = List.of("failOnError", "partitions");
    private static final int MOST_PARTITIONS = 10_000;
    private static final int PARTITIONS_PER_CORE = 4;

    private static final StructType RESULT = new StructType()
            .add("export_id", DataTypes.StringType)
            .add("path", DataTypes.StringType)
            .add("bytes", DataTypes.LongType)
            .add("outcome", DataTypes.StringType, false)
            .add("error", DataTypes.StringType);

    private final String folder;
    private final Map<String, String> options = new HashMap<>();

    private ExportDownloads(String folder) {
        this.folder = folder;
    }

    /**
     * Starts describing downloads.
     *
     * @param folder the folder of the files, in any file system that Hadoop knows; made if it is not there
     * @return downloads to this folder
     * @throws IllegalArgumentException if the folder is null or blank
     */
    public static ExportDownloads to(String folder) {
        if (folder == null || folder.isBlank()) {
            throw new IllegalArgumentException("folder is required: a path such as hdfs://host/exports");
        }
        return new ExportDownloads(folder);
    }

    /**
     * Sets an option: one of {@link ExportsOptions} that say who calls and where; {@code partitions}, the number of tasks, by
     * default four for each core; {@code failOnError}, whether a file that could not be downloaded ends the job, once all
     * others are there: {@code false} by default.
     *
     * @param name the option
     * @param value its value
     * @return this
     */
    public ExportDownloads option(String name, String value) {
        options.put(Objects.requireNonNull(name), Objects.requireNonNull(value));
        return this;
    }

    /**
     * Sets several options: see {@link #option}.
     *
     * @param more the options
     * @return this
     */
    public ExportDownloads options(Map<String, String> more) {
        more.forEach(this::option);
        return this;
    }

    /**
     * Downloads the files of these exports, now. The result is in the driver's memory.
     *
     * @param exports has a column {@code id} with the ids of exports; the order does not count, and neither does an id that
     *     is there twice
     * @return the result, as the table above says
     * @throws IllegalArgumentException if there is no column {@code id}, an option is not known or not usable, or the folder
     *     cannot be made
     * @throws IllegalStateException if files could not be downloaded, with the option {@code failOnError}
     */
    public Dataset<Row> download(Dataset<Row> exports) {
        SourceOptions read = new SourceOptions(
                "ExportDownloads",
                Stream.concat(OWN.stream(), IdahAccess.OPTIONS.stream()).toList(),
                List.of(options));
        boolean failOnError = read.flag("failOnError");
        IdahAccess access = IdahAccess.of(read);
        if (!List.of(exports.columns()).contains(ExportColumns.ID)) {
            throw read.refused("the exports need a column id; there are " + String.join(", ", exports.columns()));
        }
        SparkSession spark = exports.sparkSession();
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        Integer asked = read.number("partitions", 1, MOST_PARTITIONS);
        int partitions =
                asked == null ? PARTITIONS_PER_CORE * spark.sparkContext().defaultParallelism() : asked;
        Path target = new Path(folder);
        Path hidden = new Path(target, "_downloading-" + UUID.randomUUID());
        try {
            FileSystem files = target.getFileSystem(hadoop);
            if (!files.mkdirs(target)) {
                throw read.refused("the folder " + folder + " cannot be made");
            }
            try {
                return table(
                        spark,
                        run(
                                exports,
                                partitions,
                                new ExportTask(
                                        access,
                                        files.makeQualified(target).toString(),
                                        hidden.toString(),
                                        new SerializableConfiguration(hadoop))),
                        failOnError);
            } finally {
                files.delete(hidden, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ExportDownloads: the folder " + folder + " cannot be used: " + e, e);
        }
    }

    /**
     * Downloads the files of these exports, now: see {@link #download(Dataset)}.
     *
     * @param spark the session
     * @param exportIds the ids of the exports
     * @return the result
     * @throws IllegalArgumentException as there
     * @throws IllegalStateException as there
     */
    public Dataset<Row> download(SparkSession spark, List<String> exportIds) {
        return download(spark.createDataset(exportIds, Encoders.STRING()).toDF(ExportColumns.ID));
    }

    private static List<ExportOutcome> run(Dataset<Row> exports, int partitions, ExportTask task) {
        Column id = functions.col(ExportColumns.ID).cast(DataTypes.StringType);
        // By the id, so that an id that is there twice is one partition's.
        return exports.select(id.as(ExportColumns.ID))
                .repartition(partitions, functions.col(ExportColumns.ID))
                .toJavaRDD()
                .mapPartitions(task)
                .collect();
    }

    private static Dataset<Row> table(SparkSession spark, List<ExportOutcome> outcomes, boolean failOnError) {
        List<Row> rows = new ArrayList<>();
        List<ExportOutcome> failed = new ArrayList<>();
        for (ExportOutcome outcome : outcomes) {
            rows.add(outcome.row());
            if (outcome.isFailure()) {
                failed.add(outcome);
            }
        }
        if (failOnError && !failed.isEmpty()) {
            throw new IllegalStateException("ExportDownloads: " + failed.size() + " of " + outcomes.size()
                    + " exports could not be downloaded; the first is " + failed.get(0));
        }
        return spark.createDataset(rows, Encoders.row(RESULT));
    }
}
