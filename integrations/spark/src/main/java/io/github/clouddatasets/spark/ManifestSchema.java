package io.github.clouddatasets.spark;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of the manifest format. A stream needs them: {@code
 * spark.readStream().format("modelarts-manifest").schema(ManifestSchema.columns()).load(folder)}.
 */
public final class ManifestSchema {

    static final String SOURCE = "source";
    static final String USAGE = "usage";
    static final String ID = "id";
    static final String ANNOTATIONS = "annotations";
    static final String INFERENCE_LOC = "inference_loc";
    static final String HARD = "hard";
    static final String HARD_COEFFICIENT = "hard_coefficient";
    static final String SAMPLE_TYPE = "sample_type";
    static final String PROPERTIES = "properties";
    static final String OTHERS = "others";

    private static final DataType TEXTS = DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, true);
    private static final DataType CLOCK =
            new DayTimeIntervalType(DayTimeIntervalType.DAY(), DayTimeIntervalType.SECOND());

    private static final StructType ANNOTATION = new StructType()
            .add("type", DataTypes.StringType)
            .add("name", DataTypes.StringType)
            .add("id", DataTypes.StringType)
            .add("annotation_loc", DataTypes.StringType)
            .add("annotation_format", DataTypes.StringType)
            .add("start_index", DataTypes.IntegerType)
            .add("end_index", DataTypes.IntegerType)
            .add("from_entity", DataTypes.StringType)
            .add("to_entity", DataTypes.StringType)
            .add("start_time", CLOCK)
            .add("end_time", CLOCK)
            .add("source", DataTypes.StringType)
            .add("content", DataTypes.StringType)
            .add("hard", DataTypes.BooleanType)
            .add("hard_coefficient", DataTypes.DoubleType)
            .add("confidence", DataTypes.DoubleType)
            .add("annotated_by", DataTypes.StringType)
            .add("creation_time", DataTypes.TimestampNTZType)
            .add("properties", TEXTS)
            .add("others", TEXTS);

    private static final StructType COLUMNS = new StructType()
            .add(SOURCE, DataTypes.StringType)
            .add(USAGE, DataTypes.StringType)
            .add(ID, DataTypes.StringType)
            .add(ANNOTATIONS, DataTypes.createArrayType(ANNOTATION, false))
            .add(INFERENCE_LOC, DataTypes.StringType)
            .add(HARD, DataTypes.BooleanType)
            .add(HARD_COEFFICIENT, DataTypes.DoubleType)
            .add(SAMPLE_TYPE, DataTypes.IntegerType)
            .add(PROPERTIES, TEXTS)
            .add(OTHERS, TEXTS);

    /** What the column of bad lines holds where the format chooses its type. */
    static final StructType BAD_LINE = new StructType()
            .add("file", DataTypes.StringType)
            .add("position", DataTypes.LongType)
            .add("error", DataTypes.StringType)
            .add("text", DataTypes.StringType);

    private ManifestSchema() {}

    /** {@return the columns of a sample, without the one for bad lines} */
    public static StructType columns() {
        return COLUMNS;
    }

    /** The fields of a label. */
    static StructType annotation() {
        return ANNOTATION;
    }

    /** The columns, and that of bad lines. */
    static StructType with(String corruptColumn) {
        return COLUMNS.add(corruptColumn, BAD_LINE);
    }

    /**
     * Refuses a schema that a manifest cannot have: every column needs the name and the type of one of ours, a struct may
     * leave fields out.
     */
    static void check(StructType schema, String corruptColumn, boolean caseSensitive) {
        for (StructField field : schema.fields()) {
            if (equal(field.name(), corruptColumn, caseSensitive)) {
                if (!field.dataType().equals(DataTypes.StringType)) {
                    check(field.name(), field.dataType(), BAD_LINE, caseSensitive);
                }
            } else {
                check(field.name(), field, COLUMNS, caseSensitive);
            }
        }
    }

    private static void check(String path, StructField field, StructType known, boolean caseSensitive) {
        check(
                path,
                field.dataType(),
                find(path, field.name(), known, caseSensitive).dataType(),
                caseSensitive);
    }

    private static StructField find(String path, String name, StructType known, boolean caseSensitive) {
        for (StructField candidate : known.fields()) {
            if (equal(candidate.name(), name, caseSensitive)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("the schema has the column " + path
                + ", which a manifest does not have: it has " + String.join(", ", known.fieldNames()));
    }

    private static void check(String path, DataType given, DataType known, boolean caseSensitive) {
        if (known instanceof StructType struct && given instanceof StructType fields) {
            for (StructField field : fields.fields()) {
                check(path + "." + field.name(), field, struct, caseSensitive);
            }
        } else if (known instanceof ArrayType array && given instanceof ArrayType list) {
            check(path, list.elementType(), array.elementType(), caseSensitive);
        } else if (!given.catalogString().equals(known.catalogString())) {
            throw new IllegalArgumentException("the schema's column " + path + " is " + given.catalogString()
                    + ", but a manifest has " + known.catalogString() + " there");
        }
    }

    static boolean equal(String one, String other, boolean caseSensitive) {
        return caseSensitive ? one.equals(other) : one.equalsIgnoreCase(other);
    }
}
