package io.github.clouddatasets.spark.services;

import java.util.Map;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.connector.catalog.SessionConfigSupport;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.sources.SchemaRelationProvider;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The sink {@code modelarts-labels}: gives samples of a ModelArts dataset new labels, in batches. Spark makes it; the options
 * are in {@link LabelsOptions} and in the guide.
 *
 * <pre>{@code
 * df.select("sample_id", "labels")
 *         .write().format("modelarts-labels").mode("append")
 *         .option("fromEnvironment", true).save(datasetId)
 * }</pre>
 *
 * <p><b>Written twice is written once.</b> The service's operation ({@code updateSamples}) sets all labels of a sample, whatever
 * the sample carried, so a task that is tried again, or that runs twice by speculation, leaves the same labels. Spark brings
 * all rows of a sample into one task, side by side: equal rows are sent once, and a sample with two rows of different labels is
 * refused rather than left to chance. Refused items travel in the commit messages, of which Spark takes one for each
 * partition, so that no attempt doubles them. What no client can exclude: a request of a task that Spark has given up may
 * arrive after the job's end, and overwrite labels that somebody else sets at that moment.
 */
public final class ModelArtsLabels
        implements SessionConfigSupport, DataSourceRegister, RelationProvider, SchemaRelationProvider {

    /** For Spark. */
    public ModelArtsLabels() {}

    @Override
    public String shortName() {
        return LabelsOptions.FORMAT;
    }

    /** Options of all writes of a session: {@code spark.datasource.modelarts-labels.<option>}. */
    @Override
    public String keyPrefix() {
        return LabelsOptions.FORMAT;
    }

    /** The columns of a table that is created without any. */
    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return new StructType()
                .add(SampleColumns.SAMPLE_ID, DataTypes.StringType)
                .add(SampleColumns.LABELS, DataTypes.createArrayType(DataTypes.StringType));
    }

    /** Labels have several forms: the schema is that of the rows. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new LabelsTable(schema, properties);
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(SQLContext context, scala.collection.immutable.Map<String, String> options) {
        return createRelation(context, options, inferSchema(CaseInsensitiveStringMap.empty()));
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(
            SQLContext context, scala.collection.immutable.Map<String, String> options, StructType schema) {
        return new LabelsRelation(context, schema, SourceOptions.ofScala(options));
    }
}
