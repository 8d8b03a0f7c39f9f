package io.github.clouddatasets.spark.services;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.InsertableRelation;
import org.apache.spark.sql.types.StructType;

/**
 * The sink of labels as a relation of Spark's first kind, which is what SQL of Spark 3.5 asks for. It writes by the table of
 * the second kind.
 */
final class LabelsRelation extends BaseRelation implements InsertableRelation {

    private final SQLContext context;
    private final StructType schema;
    private final Map<String, String> options;

    LabelsRelation(SQLContext context, StructType schema, Map<String, String> options) {
        this.context = context;
        this.schema = new LabelsTable(schema, options).schema();
        this.options = options;
    }

    @Override
    public SQLContext sqlContext() {
        return context;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public void insert(Dataset<Row> rows, boolean overwrite) {
        if (overwrite) {
            throw new IllegalArgumentException(
                    LabelsOptions.FORMAT + ": INSERT OVERWRITE is not possible, since no statement names all samples");
        }
        // SQL goes by the place of a column, not by its name.
        rows.toDF(schema.fieldNames())
                .write()
                .format(LabelsOptions.FORMAT)
                .options(options)
                .mode(SaveMode.Append)
                .save();
    }

    /** The name, without options. */
    @Override
    public String toString() {
        return LabelsOptions.FORMAT;
    }
}
