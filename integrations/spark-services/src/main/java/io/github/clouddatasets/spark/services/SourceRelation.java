package io.github.clouddatasets.spark.services;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.PrunedFilteredScan;
import org.apache.spark.sql.types.StructType;

/**
 * A source of this module as a relation of Spark's first kind, which is what SQL of Spark 3.5 asks for, and a temporary view
 * of SQL in every version. It reads what the table of the second kind reads.
 */
final class SourceRelation extends BaseRelation implements PrunedFilteredScan {

    private final SQLContext context;
    private final String format;
    private final StructType schema;
    private final Map<String, String> options;

    /**
     * A relation.
     *
     * @param context of the session
     * @param format the name of the source
     * @param schema the columns, which the source has checked
     * @param options the options, which the source has checked
     */
    SourceRelation(SQLContext context, String format, StructType schema, Map<String, String> options) {
        this.context = context;
        this.format = format;
        this.schema = schema;
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
    public RDD<Row> buildScan(String[] columns, Filter[] filters) {
        DataFrameReader reader = SparkSession.active().read().format(format).schema(schema);
        Dataset<Row> rows = reader.options(options).load();
        for (Filter filter : filters) {
            if (filter instanceof EqualTo equal) {
                rows = rows.where(functions.col(equal.attribute()).equalTo(equal.value()));
            }
        }
        return rows.select(Arrays.stream(columns).map(functions::col).toArray(Column[]::new))
                .rdd();
    }

    /** The name, without options. */
    @Override
    public String toString() {
        return format;
    }
}
