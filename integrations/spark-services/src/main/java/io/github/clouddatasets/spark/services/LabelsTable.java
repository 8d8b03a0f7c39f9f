package io.github.clouddatasets.spark.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;

/** The labels of the samples of a dataset, as a table that takes rows and shows none. */
final class LabelsTable implements SupportsWrite {

    private static final List<String> OWN = List.of(
            SourceOptions.PATH,
            LabelsOptions.DATASET_ID,
            LabelsOptions.BATCH_SIZE,
            LabelsOptions.EMPTY_LABELS,
            LabelsOptions.FAIL_ON_REFUSED,
            LabelsOptions.REFUSED_PATH,
            LabelsOptions.REFUSED_FORMAT,
            LabelsOptions.MAX_REFUSED,
            LabelsOptions.PARTITIONS,
            LabelsOptions.CONCURRENT_PARTITIONS);

    private final StructType schema;
    private final Map<String, String> properties;

    LabelsTable(StructType schema, Map<String, String> properties) {
        this.schema = schema;
        this.properties = new HashMap<>(properties);
        LabelRows.check(schema);
        dataset(options(Map.of())); // what is misspelt or missing is refused before Spark plans anything
    }

    @Override
    public String name() {
        return LabelsOptions.FORMAT + " " + dataset(options(Map.of()));
    }

    @Override
    @SuppressWarnings("deprecation") // its successor makes columns out of it by default, and 3.5 still asks for it
    public StructType schema() {
        return schema;
    }

    /** The options, but for secrets. */
    @Override
    public Map<String, String> properties() {
        return options(Map.of()).shown(DatasetAccess.SECRETS);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_WRITE);
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        SourceOptions options = options(info.options().asCaseSensitiveMap());
        LabelsRequest request = LabelsRequest.of(options, dataset(options));
        DatasetAccess access = DatasetAccess.of(options);
        LabelRows.check(info.schema());
        return new WriteBuilder() {
            @Override
            public Write build() {
                return new LabelsWrite(info.schema(), access, request);
            }
        };
    }

    private SourceOptions options(Map<String, String> more) {
        return new SourceOptions(
                LabelsOptions.FORMAT,
                Stream.concat(OWN.stream(), DatasetAccess.OPTIONS.stream()).toList(),
                List.of(properties, more));
    }

    private static String dataset(SourceOptions options) {
        return options.orPath(LabelsOptions.DATASET_ID, "the id of the dataset");
    }

    /** The name, without options. */
    @Override
    public String toString() {
        return "LabelsTable[" + LabelsOptions.FORMAT + ']';
    }
}
