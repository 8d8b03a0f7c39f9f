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
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The source {@code modelarts-samples}: the samples of a ModelArts dataset, straight from the service, read by ranges of
 * positions. Spark makes it; the options are in {@link SamplesOptions} and in the guide.
 *
 * <pre>{@code
 * spark.read().format("modelarts-samples").option("fromEnvironment", true).load(datasetId)
 * }</pre>
 */
public final class ModelArtsSamples
        implements SessionConfigSupport, DataSourceRegister, RelationProvider, SchemaRelationProvider {

    /** For Spark. */
    public ModelArtsSamples() {}

    @Override
    public String shortName() {
        return SamplesOptions.FORMAT;
    }

    /** Options of all reads of a session: {@code spark.datasource.modelarts-samples.<option>}. */
    @Override
    public String keyPrefix() {
        return SamplesOptions.FORMAT;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return SampleColumns.ALL.type();
    }

    /** A schema of the user is some of the columns. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new SamplesTable(SamplesTable.checked(schema), properties);
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(SQLContext context, scala.collection.immutable.Map<String, String> options) {
        return createRelation(context, options, SampleColumns.ALL.type());
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(
            SQLContext context, scala.collection.immutable.Map<String, String> options, StructType schema) {
        Map<String, String> given = SourceOptions.ofScala(options);
        getTable(schema, new Transform[0], given);
        return new SourceRelation(context, SamplesOptions.FORMAT, schema, given);
    }
}
