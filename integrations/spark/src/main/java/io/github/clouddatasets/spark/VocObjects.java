package io.github.clouddatasets.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The objects of Pascal VOC label files as rows of Spark: {@code spark.read().format("pascal-voc").load(path)}, in Java
 * and Scala {@link #read}. One row is one marked object of one file.
 *
 * <pre>{@code
 * VocObjects.read(spark, "s3a://bucket/labels").groupBy("name").count().show();
 * }</pre>
 *
 * <p>A file is read whole by one task: files of VOC are small, and Spark puts many of them into one task. Spark's own options
 * for files work ({@code recursiveFileLookup}, {@code pathGlobFilter}, {@code modifiedAfter}), and so do partition columns
 * and compressed files.
 *
 * <table>
 * <caption>Options</caption>
 * <tr><th>Option</th><th>Default</th><th>Meaning</th></tr>
 * <tr><td>{@code mode}</td><td>{@code PERMISSIVE}</td><td>what happens to a file that is no label file: {@code PERMISSIVE}
 *     gives one row with the path and the reason, {@code DROPMALFORMED} no row, {@code FAILFAST} ends the query</td></tr>
 * <tr><td>{@code columnNameOfCorruptRecord}</td><td>{@code spark.sql.columnNameOfCorruptRecord}, which is {@code
 *     _corrupt_record}</td><td>name of the column with the reason</td></tr>
 * <tr><td>{@code emptyFiles}</td><td>{@code false}</td><td>whether a file without objects gives a row, without an
 *     object: an image that shows nothing is one, too</td></tr>
 * </table>
 *
 * <p>A value that breaks its rule is null, as in {@link io.github.clouddatasets.manifest.VocFile}; only a file that is no
 * XML, or beyond the limits, is one that cannot be read.
 */
public final class VocObjects {

    /** The format's name. */
    public static final String FORMAT = "pascal-voc";

    private VocObjects() {}

    /**
     * The objects of label files, with the default options.
     *
     * @param spark the session
     * @param paths files, folders or patterns of any file system that Spark knows
     * @return a row for each object; see {@link #schema()}
     */
    public static Dataset<Row> read(SparkSession spark, String... paths) {
        return spark.read().format(FORMAT).load(paths);
    }

    /**
     * The columns, in their order.
     *
     * <table>
     * <caption>Columns</caption>
     * <tr><th>Column</th><th>Meaning</th></tr>
     * <tr><td>{@code path}</td><td>path of the label file, spelled as the source {@code binaryFile} spells paths</td></tr>
     * <tr><td>{@code folder}, {@code filename}</td><td>folder and name of the image, as the file has them</td></tr>
     * <tr><td>{@code width}, {@code height}, {@code depth}</td><td>size of the image in pixels, and its channels</td></tr>
     * <tr><td>{@code segmented}, {@code mask_source}</td><td>whether the file is about segmentation, and its mask</td></tr>
     * <tr><td>{@code object}</td><td>number of the object in its file, from 0</td></tr>
     * <tr><td>{@code name}</td><td>the label</td></tr>
     * <tr><td>{@code box}</td><td>the object's first box</td></tr>
     * <tr><td>{@code polygon}</td><td>the corners of its first polygon</td></tr>
     * <tr><td>{@code shapes}</td><td>all its shapes, boxes and polygons among them: {@code kind} is {@code bndbox}, {@code
     *     polygon}, {@code polyline}, {@code line}, {@code dashed}, {@code circle} or {@code point}; {@code points} are the
     *     box's two corners, or the circle's center, whose {@code radius} comes with it</td></tr>
     * <tr><td>{@code pose}, {@code truncated}, {@code occluded}, {@code difficult}, {@code confidence}, {@code
     *     hard_coefficient}, {@code mask_color}, {@code attributes}</td><td>as in
     *     {@link io.github.clouddatasets.manifest.VocObject}</td></tr>
     * <tr><td>{@code _corrupt_record}</td><td>why the file cannot be read; null for all others</td></tr>
     * </table>
     *
     * @return the columns
     */
    public static StructType schema() {
        return VocColumn.schema(VocColumn.CORRUPT_RECORD);
    }
}
