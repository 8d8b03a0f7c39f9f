package io.github.clouddatasets.core.spi.value;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one value of a {@link WireValue} leniently: services send numbers as text, text as numbers, and now and then a
 * list or an object, which no scalar can hold. A creator of an open enum delegates to this class.
 */
public final class WireScalar {

    /** No number of more digits fits into an {@code Integer}, whatever its notation. */
    private static final int LONGEST_NUMBER = 40;

    private WireScalar() {}

    /**
     * Reads text. Numbers and booleans are taken as text.
     *
     * @param value the value as JSON has it
     * @param create the constructor of the open enum
     * @param <T> type of the open enum
     * @return the open enum; null for null, a list or an object
     */
    public static <T> @Nullable T text(@Nullable Object value, Function<String, T> create) {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? create.apply(value.toString())
                : null;
    }

    /**
     * Reads a whole number. Text that holds one, and a fraction that is zero ({@code 1.0}), are taken.
     *
     * @param value the value as JSON has it
     * @param create the constructor of the open enum
     * @param <T> type of the open enum
     * @return the open enum; null for null and for whatever is no whole number of 32 bits
     */
    public static <T> @Nullable T number(@Nullable Object value, Function<Integer, T> create) {
        Integer number = value instanceof Integer whole ? whole : parsed(value);
        return number == null ? null : create.apply(number);
    }

    private static @Nullable Integer parsed(@Nullable Object value) {
        if (!(value instanceof Number || value instanceof String)) {
            return null;
        }
        String text = value.toString().strip();
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            // By way of a double: a BigDecimal of 1e999999999 would take all memory on its way to a whole number.
            double number = new BigDecimal(text).doubleValue();
            return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE ? (Integer) (int) number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
