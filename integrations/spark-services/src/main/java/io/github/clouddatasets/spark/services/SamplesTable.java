package io.github.clouddatasets.spark.services;

import java.io.Serializable;
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
import org.jspecify.annotations.Nullable;

/** The samples of a dataset as a table. Spark may make many of these and read none, so nothing is sent here. */
final class SamplesTable implements SupportsRead {

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_PARTITIONS = 10_000;
    private static final int MOST_AHEAD = 16;

    private static final List<String> OWN = List.of(
            SourceOptions.PATH,
            SamplesOptions.DATASET_ID,
            SamplesOptions.VERSION_ID,
            SamplesOptions.SAMPLE_STATE,
            SamplesOptions.SAMPLE_TYPE,
            SamplesOptions.LABEL_NAME,
            SamplesOptions.PAGE_SIZE,
            SamplesOptions.PARTITIONS,
            SamplesOptions.CONCURRENT_PARTITIONS,
            SamplesOptions.PREFETCH,
            SamplesOptions.ON_CHANGE);

    private final StructType schema;
    private final Map<String, String> properties;

    SamplesTable(StructType schema, Map<String, String> properties) {
        this.schema = schema;
        this.properties = new HashMap<>(properties);
        dataset(options(Map.of())); // what is misspelt or missing is refused before Spark plans anything
    }

    /**
     * A schema that fits.
     *
     * @param given the schema of the user, or this source's own
     * @return the schema
     * @throws IllegalArgumentException if a column is not one of this source, or has another type
     */
    static StructType checked(StructType given) {
        StructType own = SampleColumns.ALL.type();
        Set<String> names = new LinkedHashSet<>(List.of(own.fieldNames()));
        for (StructField field : given.fields()) {
            if (!names.contains(field.name())) {
                throw new IllegalArgumentException(SamplesOptions.FORMAT + ": there is no column " + field.name()
                        + "; there are " + String.join(", ", names));
            }
            String type = own.apply(field.name()).dataType().catalogString();
            if (!type.equals(field.dataType().catalogString())) {
                throw new IllegalArgumentException(SamplesOptions.FORMAT + ": column " + field.name() + " is of type "
                        + type + ", not " + field.dataType().catalogString());
            }
        }
        return given;
    }

    @Override
    public String name() {
        return SamplesOptions.FORMAT + " " + dataset(options(Map.of()));
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
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap given) {
        SourceOptions options = options(given.asCaseSensitiveMap());
        Integer pageSize = options.number(SamplesOptions.PAGE_SIZE, 1, LARGEST_PAGE);
        SamplesRequest request = new SamplesRequest(
                dataset(options),
                options.text(SamplesOptions.VERSION_ID),
                options.text(SamplesOptions.SAMPLE_STATE),
                options.number(SamplesOptions.SAMPLE_TYPE, 0, Integer.MAX_VALUE),
                options.text(SamplesOptions.LABEL_NAME),
                pageSize == null ? LARGEST_PAGE : pageSize);
        return new SamplesScanBuilder(schema, DatasetAccess.of(options), request, Division.of(options));
    }

    /** How a job is divided. */
    record Division(@Nullable Integer partitions, @Nullable Integer atOnce, int ahead, boolean failsOnChange)
            implements Serializable {

        private static final long serialVersionUID = 1;

        static Division of(SourceOptions options) {
            Integer ahead = options.number(SamplesOptions.PREFETCH, 0, MOST_AHEAD);
            if (ahead != null && ahead > 0 && options.has(SamplesOptions.REQUESTS_PER_SECOND)) {
                throw options.refused(
                        "options prefetch and requestsPerSecond exclude each other: pages that are asked for ahead"
                                + " are asked for at once");
            }
            return new Division(
                    options.number(SamplesOptions.PARTITIONS, 1, MOST_PARTITIONS),
                    options.number(SamplesOptions.CONCURRENT_PARTITIONS, 1, MOST_PARTITIONS),
                    ahead == null ? 0 : ahead,
                    options.choice(SamplesOptions.ON_CHANGE, List.of("fail", "warn"))
                            .equals("fail"));
        }
    }

    private SourceOptions options(Map<String, String> more) {
        return new SourceOptions(
                SamplesOptions.FORMAT,
                Stream.concat(OWN.stream(), DatasetAccess.OPTIONS.stream()).toList(),
                List.of(properties, more));
    }

    private static String dataset(SourceOptions options) {
        return options.orPath(SamplesOptions.DATASET_ID, "the id of the dataset");
    }

    /** The name, without options. */
    @Override
    public String toString() {
        return "SamplesTable[" + SamplesOptions.FORMAT + ']';
    }
}
