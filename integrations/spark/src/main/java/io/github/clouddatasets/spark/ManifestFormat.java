package io.github.clouddatasets.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.TextBasedFileFormat;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.reflect.ClassTag$;

/**
 * ModelArts manifests as a format of Spark: {@code spark.read().format("modelarts-manifest").load("s3a://bucket/V001.manifest")}.
 * Spark lists the files, cuts them into splits, adds partition columns and commits what is written; {@link ManifestOptions} has
 * the options, {@link ManifestSchema} the columns.
 *
 * <p>Spark makes the instances; programs use the name.
 */
public final class ManifestFormat extends TextBasedFileFormat implements DataSourceRegister {

    /** For Spark. */
    public ManifestFormat() {}

    @Override
    public String shortName() {
        return ManifestOptions.FORMAT;
    }

    /**
     * Every manifest has the same columns; a path without files has none.
     *
     * @param session the session
     * @param options the options
     * @param files what the paths hold
     * @return the columns
     * @throws IllegalArgumentException if there is no file, or an option is wrong
     */
    @SuppressWarnings("MissingOverride") // in Scala 2.12 the next method is the overriding one
    public Option<StructType> inferSchema(
            SparkSession session, Map<String, String> options, scala.collection.immutable.Seq<FileStatus> files) {
        return columns(options, files.isEmpty());
    }

    /**
     * The same for Scala 2.12, whose {@code Seq} is another type.
     *
     * @param session the session
     * @param options the options
     * @param files what the paths hold
     * @return the columns
     * @throws IllegalArgumentException if there is no file, or an option is wrong
     */
    @SuppressWarnings("MissingOverride")
    public Option<StructType> inferSchema(
            SparkSession session, Map<String, String> options, scala.collection.Seq<FileStatus> files) {
        return columns(options, files.isEmpty());
    }

    private static Option<StructType> columns(Map<String, String> options, boolean empty) {
        ReadSettings settings = ReadSettings.of(options);
        if (empty) {
            throw new IllegalArgumentException("there is no manifest under the given paths");
        }
        return Option.apply(
                settings.mode() == ReadSettings.Mode.PERMISSIVE
                        ? ManifestSchema.with(settings.corruptColumn())
                        : ManifestSchema.columns());
    }

    /**
     * Files are cut into splits unless they are compressed.
     *
     * @param session the session
     * @param options the options
     * @param path the file
     * @return whether several tasks may read parts of it
     */
    @Override
    public boolean isSplitable(SparkSession session, Map<String, String> options, Path path) {
        return new CompressionCodecFactory(session.sparkContext().hadoopConfiguration()).getCodec(path) == null;
    }

    /**
     * Prepares a reading.
     *
     * @param session the session
     * @param dataSchema the columns of the files
     * @param partitionSchema the columns of the folders' names
     * @param requiredSchema the columns that the query needs
     * @param filters what the rows must fulfil; Spark checks them again
     * @param options the options
     * @param conf the settings of the file systems
     * @return reads a split
     * @throws IllegalArgumentException if the columns are not those of a manifest, or an option is wrong
     */
    @SuppressWarnings("MissingOverride")
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
            SparkSession session,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            scala.collection.immutable.Seq<Filter> filters,
            Map<String, String> options,
            Configuration conf) {
        return scan(session, dataSchema, requiredSchema, filters, options, conf);
    }

    /**
     * The same for Scala 2.12, whose {@code Seq} is another type.
     *
     * @param session the session
     * @param dataSchema the columns of the files
     * @param partitionSchema the columns of the folders' names
     * @param requiredSchema the columns that the query needs
     * @param filters what the rows must fulfil; Spark checks them again
     * @param options the options
     * @param conf the settings of the file systems
     * @return reads a split
     * @throws IllegalArgumentException if the columns are not those of a manifest, or an option is wrong
     */
    @SuppressWarnings("MissingOverride")
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
            SparkSession session,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            scala.collection.Seq<Filter> filters,
            Map<String, String> options,
            Configuration conf) {
        return scan(session, dataSchema, requiredSchema, filters, options, conf);
    }

    private static ManifestScan scan(
            SparkSession session,
            StructType dataSchema,
            StructType requiredSchema,
            scala.collection.Seq<Filter> filters,
            Map<String, String> options,
            Configuration conf) {
        ReadSettings settings = ReadSettings.of(options);
        ManifestSchema.check(dataSchema, settings.corruptColumn(), settings.caseSensitive());
        List<Filter> pushed = new ArrayList<>();
        for (int i = 0; i < filters.length(); i++) {
            pushed.add(filters.apply(i));
        }
        return new ManifestScan(
                settings,
                requiredSchema,
                Usages.of(pushed, settings.caseSensitive()),
                session.sparkContext()
                        .broadcast(
                                new SerializableConfiguration(conf),
                                ClassTag$.MODULE$.apply(SerializableConfiguration.class)));
    }

    /**
     * Prepares a writing.
     *
     * @param session the session
     * @param job the job of the commit protocol
     * @param options the options
     * @param dataSchema the columns that will be written
     * @return makes the writers of the tasks
     * @throws IllegalArgumentException if a manifest has no place for a column, or there is no column {@code source}
     */
    @Override
    public OutputWriterFactory prepareWrite(
            SparkSession session, Job job, Map<String, String> options, StructType dataSchema) {
        return ManifestOutputFactory.of(job, options, dataSchema);
    }

    @Override
    public String toString() {
        return ManifestOptions.FORMAT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ManifestFormat;
    }

    @Override
    public int hashCode() {
        return ManifestFormat.class.hashCode();
    }
}
