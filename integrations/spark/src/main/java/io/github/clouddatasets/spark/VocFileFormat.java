package io.github.clouddatasets.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.TextBasedFileFormat;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.reflect.ClassTag$;

/** The format {@value VocObjects#FORMAT}, which Spark finds by its name: see {@link VocObjects}. */
public final class VocFileFormat extends TextBasedFileFormat implements DataSourceRegister {

    /** Made by Spark. */
    public VocFileFormat() {}

    @Override
    public String shortName() {
        return VocObjects.FORMAT;
    }

    /**
     * The columns, which are the same for all files.
     *
     * @param spark the session
     * @param options the options
     * @param files what the paths hold
     * @return the columns
     * @throws IllegalArgumentException if an option is wrong
     */
    @SuppressWarnings("MissingOverride") // in Scala 2.12 the next method is the overriding one
    public Option<StructType> inferSchema(
            SparkSession spark, Map<String, String> options, scala.collection.immutable.Seq<FileStatus> files) {
        return schema(options);
    }

    /**
     * The same for Scala 2.12, whose {@code Seq} is another type.
     *
     * @param spark the session
     * @param options the options
     * @param files what the paths hold
     * @return the columns
     * @throws IllegalArgumentException if an option is wrong
     */
    @SuppressWarnings("MissingOverride")
    public Option<StructType> inferSchema(
            SparkSession spark, Map<String, String> options, scala.collection.Seq<FileStatus> files) {
        return schema(options);
    }

    private static Option<StructType> schema(Map<String, String> options) {
        return Option.apply(VocColumn.schema(VocOptions.of(options).corruptRecord()));
    }

    @Override
    public boolean isSplitable(SparkSession spark, Map<String, String> options, Path path) {
        return false;
    }

    @Override
    public boolean supportDataType(DataType type) {
        return true;
    }

    @Override
    public OutputWriterFactory prepareWrite(
            SparkSession spark, Job job, Map<String, String> options, StructType schema) {
        throw new UnsupportedOperationException(VocObjects.FORMAT
                + " is a format to read: write label files with VocFile, or a manifest with modelarts-manifest");
    }

    /**
     * What reads a file in an executor.
     *
     * @param spark the session
     * @param dataSchema the columns of the files
     * @param partitionSchema the columns of the folders' names
     * @param requiredSchema the columns that the query needs
     * @param filters what the rows must fulfil, which Spark checks
     * @param options the options
     * @param hadoop knows the file systems
     * @return reads a file
     * @throws IllegalArgumentException if an option is wrong, or a column is not one of this format
     */
    @SuppressWarnings("MissingOverride")
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
            SparkSession spark,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            scala.collection.immutable.Seq<Filter> filters,
            Map<String, String> options,
            Configuration hadoop) {
        return rows(spark, dataSchema, requiredSchema, options, hadoop);
    }

    /**
     * The same for Scala 2.12, whose {@code Seq} is another type.
     *
     * @param spark the session
     * @param dataSchema the columns of the files
     * @param partitionSchema the columns of the folders' names
     * @param requiredSchema the columns that the query needs
     * @param filters what the rows must fulfil, which Spark checks
     * @param options the options
     * @param hadoop knows the file systems
     * @return reads a file
     * @throws IllegalArgumentException if an option is wrong, or a column is not one of this format
     */
    @SuppressWarnings("MissingOverride")
    public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
            SparkSession spark,
            StructType dataSchema,
            StructType partitionSchema,
            StructType requiredSchema,
            scala.collection.Seq<Filter> filters,
            Map<String, String> options,
            Configuration hadoop) {
        return rows(spark, dataSchema, requiredSchema, options, hadoop);
    }

    private static VocRows rows(
            SparkSession spark,
            StructType dataSchema,
            StructType requiredSchema,
            Map<String, String> options,
            Configuration hadoop) {
        VocOptions read = VocOptions.of(options);
        columns(dataSchema, read); // the columns nobody asks for are checked, too
        return new VocRows(
                read,
                columns(requiredSchema, read),
                spark.sparkContext()
                        .broadcast(
                                new SerializableConfiguration(hadoop),
                                ClassTag$.MODULE$.apply(SerializableConfiguration.class)));
    }

    private static List<VocColumn> columns(StructType schema, VocOptions options) {
        List<VocColumn> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            VocColumn column = column(field, options);
            if (!DataType.equalsIgnoreNullability(field.dataType(), column.type())) {
                throw new IllegalArgumentException(VocObjects.FORMAT + ": column " + field.name() + " must be "
                        + column.type().catalogString() + ": "
                        + field.dataType().catalogString());
            }
            columns.add(column);
        }
        return columns;
    }

    private static VocColumn column(StructField field, VocOptions options) {
        List<String> titles = new ArrayList<>();
        for (VocColumn column : VocColumn.values()) {
            String title = column.title(options.corruptRecord());
            if (title.equalsIgnoreCase(field.name())) {
                return column;
            }
            titles.add(title);
        }
        throw new IllegalArgumentException(VocObjects.FORMAT + ": there is no column " + field.name() + "; there are "
                + String.join(", ", titles));
    }
}
