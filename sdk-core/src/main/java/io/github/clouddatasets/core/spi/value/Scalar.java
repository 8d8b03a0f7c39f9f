package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers, booleans and times however the wire spells them: as a number, with a fraction or an exponent, or as
 * text. What does not fit is absent: a number is never wrapped, and a whole number is never cut out of a fraction.
 *
 * @param <T> the type read
 */
abstract class Scalar<T> extends ValueReader {

    static final Scalar<Long> LONG = new OfLong(Long.class);
    static final Scalar<Integer> INTEGER = new OfInteger(Integer.class);
    static final Scalar<Double> DOUBLE = new OfDouble(Double.class);
    static final Scalar<Boolean> BOOLEAN = new OfBoolean(Boolean.class);
    static final Scalar<Instant> INSTANT = new OfInstant();
    static final Scalar<Duration> DURATION = new OfDuration();

    private final Class<?> type;

    private Scalar(Class<?> type) {
        this.type = type;
    }

    /** The rules for a type that is no text and has no fields; null for any other. A log line names a primitive as such. */
    static @Nullable Scalar<?> of(Class<?> type) {
        if (type == Long.class) {
            return LONG;
        } else if (type == Integer.class) {
            return INTEGER;
        } else if (type == Double.class) {
            return DOUBLE;
        } else if (type == Boolean.class) {
            return BOOLEAN;
        } else if (type == Instant.class) {
            return INSTANT;
        } else if (type == Duration.class) {
            return DURATION;
        }
        return type.isPrimitive() ? ofPrimitive(type) : null;
    }

    private static @Nullable Scalar<?> ofPrimitive(Class<?> type) {
        if (type == long.class) {
            return new OfLong(type);
        } else if (type == int.class) {
            return new OfInteger(type);
        } else if (type == double.class) {
            return new OfDouble(type);
        }
        return type == boolean.class ? new OfBoolean(type) : null;
    }

    @Override
    boolean isScalar() {
        return !type.isPrimitive();
    }

    @Override
    final @Nullable Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        return read(json, start);
    }

    final @Nullable T read(JsonParser json, JsonToken start) throws IOException {
        T value = null;
        if (start == JsonToken.VALUE_NUMBER_INT) {
            try {
                value = whole(json);
            } catch (InputCoercionException e) {
                // beyond the range of the type: absent, as below
            }
        } else if (start.isStructStart()) {
            Absence.of(json, Absence.shape(start), type);
            json.skipChildren();
            return null;
        } else {
            value = spelled(json, start);
        }
        if (value == null) {
            Absence.of(json, Absence.shape(start), type);
        }
        return value;
    }

    /** A fraction, a boolean, or a text that may be either, or a number. */
    @Nullable
    T spelled(JsonParser json, JsonToken start) throws IOException {
        BigDecimal number = start.isBoolean() ? null : number(json.getText());
        return number != null ? decimal(number) : start == JsonToken.VALUE_NUMBER_FLOAT ? null : other(json.getText());
    }

    /** A whole number in its plain form: the fast way. Null if it does not fit. */
    abstract @Nullable T whole(JsonParser json) throws IOException;

    /** Any other number, from a fraction, an exponent or text. Null if it does not fit. */
    abstract @Nullable T decimal(BigDecimal number);

    /** A text that is no number, or a boolean. Null if it means nothing. */
    @Nullable
    T other(String text) {
        return null;
    }

    /** As long as a number of the JSON itself may be. */
    private static final int LONGEST = 400;

    /** Digits of {@code Long.MAX_VALUE}. */
    private static final int LONG_DIGITS = 19;

    private static @Nullable BigDecimal number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return null;
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The number, if it is whole and in the range. Never writes out the digits of an exponent. */
    private static @Nullable Long exact(BigDecimal number, long min, long max) {
        if (number.signum() == 0) {
            return 0L;
        }
        if (digits(number) > LONG_DIGITS || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        try {
            long value = number.longValueExact();
            return value < min || value > max ? null : value;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** How many digits stand before the point. */
    private static long digits(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }

    /** Milliseconds and the nanoseconds beyond them; null if that is more than a {@code long} holds. */
    private static long @Nullable [] millis(BigDecimal number) {
        if (number.signum() != 0 && (digits(number) > LONG_DIGITS - 1 || number.scale() > LONGEST)) {
            return null;
        }
        BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
        return new long[] {
            whole.longValueExact(), number.subtract(whole).movePointRight(6).longValue()
        };
    }

    private static final class OfLong extends Scalar<Long> {
        OfLong(Class<?> type) {
            super(type);
        }

        @Override
        Long whole(JsonParser json) throws IOException {
            return json.getLongValue();
        }

        @Override
        @Nullable
        Long decimal(BigDecimal number) {
            return exact(number, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static final class OfInteger extends Scalar<Integer> {
        OfInteger(Class<?> type) {
            super(type);
        }

        @Override
        Integer whole(JsonParser json) throws IOException {
            return json.getIntValue();
        }

        @Override
        @Nullable
        Integer decimal(BigDecimal number) {
            Long value = exact(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return value == null ? null : value.intValue();
        }
    }

    private static final class OfDouble extends Scalar<Double> {
        OfDouble(Class<?> type) {
            super(type);
        }

        @Override
        @Nullable
        Double whole(JsonParser json) throws IOException {
            return finite(json.getDoubleValue());
        }

        @Override
        @Nullable
        Double decimal(BigDecimal number) {
            return finite(number.doubleValue());
        }

        /** Without the digits in between: the same number. */
        @Override
        @Nullable
        Double spelled(JsonParser json, JsonToken start) throws IOException {
            return start == JsonToken.VALUE_NUMBER_FLOAT ? finite(json.getDoubleValue()) : super.spelled(json, start);
        }

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    private static final class OfBoolean extends Scalar<Boolean> {
        OfBoolean(Class<?> type) {
            super(type);
        }

        @Override
        @Nullable
        Boolean whole(JsonParser json) throws IOException {
            return bit(json.getLongValue());
        }

        @Override
        @Nullable
        Boolean decimal(BigDecimal number) {
            Long value = exact(number, 0, 1);
            return value == null ? null : bit(value);
        }

        @Override
        @Nullable
        Boolean other(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }

        @Override
        @Nullable
        Boolean spelled(JsonParser json, JsonToken start) throws IOException {
            return start.isBoolean() ? (Boolean) (start == JsonToken.VALUE_TRUE) : super.spelled(json, start);
        }

        private static @Nullable Boolean bit(long value) {
            return value == 1 ? Boolean.TRUE : value == 0 ? Boolean.FALSE : null;
        }
    }

    /**
     * Numbers count milliseconds since 1970 in every service, a fraction of one among them; text is ISO 8601. A number that
     * is a time of tens of thousands of years from now, and one of this century in microseconds or nanoseconds, counts
     * those; seconds with a fraction are seconds, where milliseconds would make a day of January 1970.
     */
    private static final class OfInstant extends Scalar<Instant> {
        private static final long MICROS = 1_000_000_000_000_000L;
        private static final BigDecimal SECONDS_FROM = BigDecimal.valueOf(1_000_000_000L);
        private static final BigDecimal SECONDS_TO = BigDecimal.valueOf(10_000_000_000L);
        private static final BigDecimal MICROS_FROM = BigDecimal.valueOf(MICROS);
        private static final BigDecimal MICROS_TO = BigDecimal.valueOf(100_000_000_000_000_000L);
        private static final BigDecimal NANOS_FROM = BigDecimal.valueOf(1_000_000_000_000_000_000L);
        private static final BigDecimal NANOS_TO = BigDecimal.valueOf(5_000_000_000_000_000_000L);

        OfInstant() {
            super(Instant.class);
        }

        @Override
        @Nullable
        Instant whole(JsonParser json) throws IOException {
            long number = json.getLongValue();
            return number < MICROS ? Instant.ofEpochMilli(number) : decimal(BigDecimal.valueOf(number));
        }

        /** The number in milliseconds, whatever it counts. */
        private static BigDecimal inMillis(BigDecimal number) {
            if (isBetween(number, SECONDS_FROM, SECONDS_TO)
                    && number.stripTrailingZeros().scale() > 0) {
                return number.movePointRight(3);
            }
            return isBetween(number, MICROS_FROM, MICROS_TO)
                    ? number.movePointLeft(3)
                    : isBetween(number, NANOS_FROM, NANOS_TO) ? number.movePointLeft(6) : number;
        }

        private static boolean isBetween(BigDecimal number, BigDecimal from, BigDecimal to) {
            return number.compareTo(from) >= 0 && number.compareTo(to) < 0;
        }

        @Override
        @Nullable
        Instant decimal(BigDecimal number) {
            if (digits(number) == LONG_DIGITS && number.compareTo(NANOS_TO) >= 0 && number.scale() <= 0) {
                Long whole = exact(number, Long.MIN_VALUE, Long.MAX_VALUE);
                return whole == null ? null : Instant.ofEpochMilli(whole);
            }
            long[] parts = millis(inMillis(number));
            return parts == null ? null : Instant.ofEpochMilli(parts[0]).plusNanos(parts[1]);
        }

        @Override
        @Nullable
        Instant other(String text) {
            return TimeText.instant(text);
        }
    }

    /** Numbers count milliseconds, text is ISO 8601 ({@code PT5S}). A field that counts seconds has a reader of its own. */
    private static final class OfDuration extends Scalar<Duration> {
        OfDuration() {
            super(Duration.class);
        }

        @Override
        Duration whole(JsonParser json) throws IOException {
            return Duration.ofMillis(json.getLongValue());
        }

        @Override
        @Nullable
        Duration decimal(BigDecimal number) {
            long[] parts = millis(number);
            return parts == null ? null : Duration.ofMillis(parts[0]).plusNanos(parts[1]);
        }

        @Override
        @Nullable
        Duration other(String text) {
            try {
                return Duration.parse(text.strip());
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
