package io.github.clouddatasets.spark;

/**
 * The name of the manifest format and of its options, for programs in Java and Scala. Spark's own options of files
 * ({@code pathGlobFilter}, {@code recursiveFileLookup}, {@code modifiedAfter}, ...) work, too.
 */
public final class ManifestOptions {

    /** The format's name: {@code spark.read().format(ManifestOptions.FORMAT)}. */
    public static final String FORMAT = "modelarts-manifest";

    /**
     * What becomes of a line that is no sample: {@code PERMISSIVE} (the default) gives a row of nulls whose column for bad
     * lines says what is wrong, {@code DROPMALFORMED} passes over the line, {@code FAILFAST} fails the job.
     */
    public static final String MODE = "mode";

    /**
     * The name of the column for bad lines; by default that of {@code spark.sql.columnNameOfCorruptRecord}, {@code
     * _corrupt_record}. It holds the file, the number of bytes before the line, the fault and the line's text; where a schema
     * is given that has it as {@code string}, the text alone, as in Spark's own formats. In mode {@code PERMISSIVE} only.
     */
    public static final String COLUMN_NAME_OF_CORRUPT_RECORD = "columnNameOfCorruptRecord";

    /**
     * Names of labels, separated by commas: only samples are read that have a label of one of these names. Samples without are
     * passed over before a row is made of them.
     */
    public static final String LABELS = "labels";

    /**
     * The greatest length of a line in bytes, from 1024 to 268435456; 4194304 by default. A longer line is a bad line that is
     * not held in memory.
     */
    public static final String MAX_LINE_BYTES = "maxLineBytes";

    /**
     * How files are compressed when they are written: {@code none} (the default), {@code gzip}, {@code bzip2}, {@code lz4},
     * {@code snappy}, {@code deflate}. For Spark alone: the import of ModelArts takes plain files.
     */
    public static final String COMPRESSION = "compression";

    private ManifestOptions() {}
}
