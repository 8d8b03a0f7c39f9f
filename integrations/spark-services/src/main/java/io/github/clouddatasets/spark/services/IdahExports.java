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
 * The source {@code idah-exports}: the exports of an IDAH platform that the caller may see, with the state of their jobs. Spark
 * makes it; the options are in {@link ExportsOptions} and in the guide. {@link ExportDownloads} downloads their files.
 *
 * <pre>{@code
 * spark.read().format("idah-exports").option("fromEnvironment", true).load().where("job_status = 'completed'")
 * }</pre>
 */
public final class IdahExports
        implements SessionConfigSupport, DataSourceRegister, RelationProvider, SchemaRelationProvider {

    /** For Spark. */
    public IdahExports() {}

    @Override
    public String shortName() {
        return ExportsOptions.FORMAT;
    }

    /** Options of all reads of a session: {@code spark.datasource.idah-exports.<option>}. */
    @Override
    public String keyPrefix() {
        return ExportsOptions.FORMAT;
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return ExportColumns.ALL.type();
    }

    /** A schema of the user is some of the columns. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new ExportsTable(ExportsTable.checked(schema), properties);
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(SQLContext context, scala.collection.immutable.Map<String, String> options) {
        return createRelation(context, options, ExportColumns.ALL.type());
    }

    /** For SQL of Spark 3.5, and for temporary views of SQL. */
    @Override
    public BaseRelation createRelation(
            SQLContext context, scala.collection.immutable.Map<String, String> options, StructType schema) {
        Map<String, String> given = SourceOptions.ofScala(options);
        getTable(schema, new Transform[0], given);
        return new SourceRelation(context, ExportsOptions.FORMAT, schema, given);
    }
}
