package io.github.clouddatasets.spark.services;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The exports of a platform as a table. Spark may make many of these and read none, so nothing is sent here. */
final class ExportsTable implements SupportsRead {

    private static final int LARGEST_PAGE = 1000;

    private final StructType schema;
    private final Map<String, String> properties;

    ExportsTable(StructType schema, Map<String, String> properties) {
        this.schema = schema;
        this.properties = new HashMap<>(properties);
        options(Map.of()); // what is misspelt is refused before Spark plans anything
    }

    /**
     * A schema that fits.
     *
     * @param given the schema of the user, or this source's own
     * @return the schema
     * @throws IllegalArgumentException if a column is not one of this source, or has another type
     */
    static StructType checked(StructType given) {
        StructType own = ExportColumns.ALL.type();
        Set<String> names = new LinkedHashSet<>(List.of(own.fieldNames()));
        for (StructField field : given.fields()) {
            if (!names.contains(field.name())) {
                throw new IllegalArgumentException(ExportsOptions.FORMAT + ": there is no column " + field.name()
                        + "; there are " + String.join(", ", names));
            }
            String type = own.apply(field.name()).dataType().catalogString();
            if (!type.equals(field.dataType().catalogString())) {
                throw new IllegalArgumentException(ExportsOptions.FORMAT + ": column " + field.name() + " is of type "
                        + type + ", not " + field.dataType().catalogString());
            }
        }
        return given;
    }

    @Override
    public String name() {
        return ExportsOptions.FORMAT;
    }

    @Override
    @SuppressWarnings("deprecation") // in favour of columns(), with which Spark 4.2 asks this method
    public StructType schema() {
        return schema;
    }

    /** The options, but for secrets. */
    @Override
    public Map<String, String> properties() {
        return options(Map.of()).shown(IdahAccess.SECRETS);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap given) {
        SourceOptions options = options(given.asCaseSensitiveMap());
        Integer pageSize = options.number(ExportsOptions.PAGE_SIZE, 1, LARGEST_PAGE);
        return new ExportsScanBuilder(
                schema, IdahAccess.of(options), ExportsRequest.all(pageSize == null ? LARGEST_PAGE : pageSize));
    }

    private SourceOptions options(Map<String, String> more) {
        return new SourceOptions(
                ExportsOptions.FORMAT,
                Stream.concat(Stream.of(ExportsOptions.PAGE_SIZE), IdahAccess.OPTIONS.stream())
                        .toList(),
                List.of(properties, more));
    }

    /** The name, without options. */
    @Override
    public String toString() {
        return "ExportsTable[" + ExportsOptions.FORMAT + ']';
    }
}
