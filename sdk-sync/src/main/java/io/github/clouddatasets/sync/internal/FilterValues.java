package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.spi.value.Check;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one filter, as a query's builder collects them. A filter without a value would let every row through, so
 * a builder refuses to set one.
 */
public final class FilterValues {

    /** Ids that the platform makes. */
    public static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** {@link #UUID} in words. */
    public static final String UUID_RULE = "must be a UUID";

    /** The largest number of most columns: the database answers a larger one with 500. */
    public static final long LARGEST_INTEGER = Integer.MAX_VALUE;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,40}");

    private FilterValues() {}

    /**
     * The values set before, and these.
     *
     * @param field the field's name, for messages
     * @param before the values that the builder has
     * @param more further values, at least one
     * @param <T> type of the values
     * @return all of them
     */
    public static <T> List<T> and(String field, List<T> before, T @Nullable [] more) {
        List<T> values = new ArrayList<>(before);
        values.addAll(checked(field, Arrays.asList(Check.required(field, more))));
        if (values.size() == before.size()) {
            Check.notEmpty(field, List.of());
        }
        return values;
    }

    /**
     * The boxed values, which {@link #and} takes.
     *
     * @param field the field's name, for messages
     * @param values the values
     * @return the boxed values
     */
    public static Integer[] boxed(String field, int @Nullable [] values) {
        return Arrays.stream(Check.required(field, values)).boxed().toArray(Integer[]::new);
    }

    /**
     * The boxed values, which {@link #and} takes.
     *
     * @param field the field's name, for messages
     * @param values the values
     * @return the boxed values
     */
    public static Long[] boxed(String field, long @Nullable [] values) {
        return Arrays.stream(Check.required(field, values)).boxed().toArray(Long[]::new);
    }

    /**
     * The boxed values, which {@link #and} takes.
     *
     * @param field the field's name, for messages
     * @param values the values
     * @return the boxed values
     */
    public static Double[] boxed(String field, double @Nullable [] values) {
        return Arrays.stream(Check.required(field, values)).boxed().toArray(Double[]::new);
    }

    /**
     * An immutable copy; a null among the values is refused.
     *
     * @param field the field's name, for messages
     * @param values the values; null counts as none
     * @param <T> type of the values
     * @return the copy
     */
    public static <T> List<T> checked(String field, @Nullable List<? extends @Nullable T> values) {
        if (values == null) {
            return List.of();
        }
        List<T> copy = new ArrayList<>(values.size());
        for (T value : values) {
            copy.add(Check.required(field, value));
        }
        return List.copyOf(copy);
    }

    /**
     * As {@link #checked(String, List)}; each value has to match the pattern.
     *
     * @param field the field's name, for messages
     * @param values the values; null counts as none
     * @param pattern what each value has to match
     * @param rule the pattern in words
     * @return the copy
     */
    public static List<String> checked(String field, @Nullable List<String> values, Pattern pattern, String rule) {
        List<String> copy = checked(field, values);
        copy.forEach(value -> Check.pattern(field, value, pattern, rule));
        return copy;
    }

    /**
     * An id of the platform: the service answers any other text with 500.
     *
     * @param field the field's name, for messages
     * @param value the id
     * @return the id
     * @throws IllegalArgumentException if the id is null or no UUID
     */
    public static String uuid(String field, @Nullable String value) {
        String id = Check.id(field, value);
        Check.pattern(field, id, UUID, UUID_RULE);
        return id;
    }

    /**
     * Ids of the platform; see {@link #uuid}.
     *
     * @param field the field's name, for messages
     * @param values the ids; null counts as none
     * @return the copy
     */
    public static List<String> uuids(String field, @Nullable List<String> values) {
        return checked(field, values, UUID, UUID_RULE);
    }

    /**
     * An export's id: a serial number of 64 bits.
     *
     * @param field the field's name, for messages
     * @param value the id
     * @return the id
     */
    public static String exportId(String field, String value) {
        return serial(field, value, Long.MAX_VALUE);
    }

    /**
     * The ids of accounts: numbers of 32 bits.
     *
     * @param field the field's name, for messages
     * @param values the ids; null counts as none
     * @return the copy
     */
    public static List<String> accountIds(String field, @Nullable List<String> values) {
        List<String> copy = checked(field, values);
        copy.forEach(value -> serial(field, value, LARGEST_INTEGER));
        return copy;
    }

    /**
     * Sizes in bytes, which the database keeps in 32 bits.
     *
     * @param field the field's name, for messages
     * @param values the sizes; null counts as none
     * @return the copy
     */
    public static List<Long> sizes(String field, @Nullable List<Long> values) {
        List<Long> copy = checked(field, values);
        copy.forEach(value -> Check.range(field, value, 0, LARGEST_INTEGER));
        return copy;
    }

    /**
     * Numbers that the database can compare.
     *
     * @param field the field's name, for messages
     * @param values the numbers; null counts as none
     * @return the copy
     */
    public static List<Double> finite(String field, @Nullable List<Double> values) {
        List<Double> copy = checked(field, values);
        for (Double value : copy) {
            if (!Double.isFinite(value)) {
                throw Check.refused(field, "must be a finite number", value.toString());
            }
        }
        return copy;
    }

    private static String serial(String field, String value, long largest) {
        Check.pattern(field, value, DECIMAL, "must be a decimal number");
        if (new BigInteger(value).compareTo(BigInteger.valueOf(largest)) > 0) {
            throw Check.refused(field, "must be a decimal number up to " + largest, value);
        }
        return value;
    }

    /**
     * Checks that a time is of the years that the server reads.
     *
     * @param field the field's name, for messages
     * @param time the time; null is no filter
     */
    public static void time(String field, @Nullable Instant time) {
        if (time != null) {
            IdahTime.filter(field, time);
        }
    }
}
