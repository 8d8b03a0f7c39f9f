package io.github.clouddatasets.spark.services;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a query what the service can do: the columns, and filters on what never changes of an export. A filter on a
 * column that appears when the job ends stays with Spark, since an export that begins to fit would move all others behind it
 * by one, while tasks read pages. Spark checks every filter again: the service drops a filter that it does not know.
 */
final class ExportsScanBuilder implements SupportsPushDownFilters, SupportsPushDownRequiredColumns {

    /** More would make several requests of one page. */
    private static final int MOST_VALUES = 50;

    /** The service answers 500 to an id that is none, and Spark knows that no row fits. */
    private static final Pattern SERIAL_NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** IDAH's clock begins here, and no export lies beyond the end: other times need no filter. */
    private static final Instant FIRST = Instant.parse("0002-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");

    private final IdahAccess access;
    private final List<Filter> pushed = new ArrayList<>();
    private StructType schema;
    private ExportsRequest request;

    ExportsScanBuilder(StructType schema, IdahAccess access, ExportsRequest request) {
        this.schema = schema;
        this.access = access;
        this.request = request;
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        for (Filter filter : filters) {
            ExportsRequest narrowed = narrowed(filter);
            if (narrowed != null) {
                request = narrowed;
                pushed.add(filter);
            }
        }
        return filters;
    }

    @Override
    public Filter[] pushedFilters() {
        return pushed.toArray(Filter[]::new);
    }

    @Override
    public void pruneColumns(StructType required) {
        // A struct is taken whole, even where Spark needs some of its fields alone.
        Set<String> names = Set.copyOf(Arrays.asList(required.fieldNames()));
        schema = new StructType(Arrays.stream(schema.fields())
                .filter(field -> names.contains(field.name()))
                .toArray(StructField[]::new));
    }

    @Override
    public Scan build() {
        return new ExportsScan(schema, access, request);
    }

    /** The request with a filter that the service knows; null if it does not. */
    private @Nullable ExportsRequest narrowed(Filter filter) {
        if (filter instanceof EqualTo equal) {
            return equal(equal.attribute(), equal.value());
        }
        if (filter instanceof EqualNullSafe equal) {
            return equal(equal.attribute(), equal.value());
        }
        if (filter instanceof In in) {
            return anyOf(in.attribute(), in.values());
        }
        if (filter instanceof GreaterThanOrEqual from) {
            Instant time = createdAt(from.attribute(), from.value());
            return time == null ? null : request.from(ceiling(time));
        }
        if (filter instanceof GreaterThan after) {
            Instant time = createdAt(after.attribute(), after.value());
            return time == null ? null : request.from(floor(time).plusSeconds(1));
        }
        if (filter instanceof LessThanOrEqual until) {
            Instant time = createdAt(until.attribute(), until.value());
            return time == null ? null : request.until(floor(time));
        }
        if (filter instanceof LessThan before) {
            Instant time = createdAt(before.attribute(), before.value());
            return time == null ? null : request.until(ceiling(time).minusSeconds(1));
        }
        return null;
    }

    private @Nullable ExportsRequest equal(String column, @Nullable Object value) {
        Instant time = createdAt(column, value);
        // Answers have whole seconds: a time between two of them fits no row, which Spark finds out.
        return time == null || !time.equals(floor(time))
                ? anyOf(column, value)
                : request.from(time).until(time);
    }

    private @Nullable ExportsRequest anyOf(String column, @Nullable Object... values) {
        Pattern rule = rule(column);
        if (rule == null || request.anyOf().containsKey(column) || values.length == 0 || values.length > MOST_VALUES) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String text) || !rule.matcher(text).matches()) {
                return null;
            }
            texts.add(text);
        }
        return request.with(column, texts);
    }

    private static @Nullable Pattern rule(String column) {
        return switch (column) {
            case ExportColumns.ID -> SERIAL_NUMBER;
            case ExportColumns.CREATED_BY_ID -> ACCOUNT_NUMBER;
            case ExportColumns.JOB_ID, ExportColumns.PROJECT_ID -> UUID;
            default -> null;
        };
    }

    /** Spark gives one class or the other, by its setting {@code spark.sql.datetime.java8API.enabled}. */
    private static @Nullable Instant createdAt(String column, @Nullable Object value) {
        Instant time = null;
        if (column.equals(ExportColumns.CREATED_AT)) {
            time = value instanceof java.sql.Timestamp old
                    ? old.toInstant()
                    : value instanceof Instant now ? now : null;
        }
        return time != null && time.isAfter(FIRST) && time.isBefore(LAST) ? time : null;
    }

    private static Instant floor(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant ceiling(Instant time) {
        Instant floor = floor(time);
        return floor.equals(time) ? floor : floor.plusSeconds(1);
    }
}
