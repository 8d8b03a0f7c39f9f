package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
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
abstract class ScalarReader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    /** As long as a number of the JSON itself may be. */
    private static final int LONGEST = 400;

    /** Digits of {@code Long.MAX_VALUE}. */
    private static final int LONG_DIGITS = 19;

    private final transient @Nullable T ifAbsent;

    /** {@code ifAbsent} is null, or zero for a primitive. */
    private ScalarReader(Class<T> type, @Nullable T ifAbsent) {
        super(type);
        this.ifAbsent = ifAbsent;
    }

    /** Puts a reader for each type into a module. */
    static void addTo(SimpleModule module) {
        module.addDeserializer(Long.class, new OfLong(Long.class, null));
        module.addDeserializer(long.class, new OfLong(long.class, 0L));
        module.addDeserializer(Integer.class, new OfInteger(Integer.class, null));
        module.addDeserializer(int.class, new OfInteger(int.class, 0));
        module.addDeserializer(Double.class, new OfDouble(Double.class, null));
        module.addDeserializer(double.class, new OfDouble(double.class, 0.0));
        module.addDeserializer(Boolean.class, new OfBoolean(Boolean.class, null));
        module.addDeserializer(boolean.class, new OfBoolean(boolean.class, false));
        module.addDeserializer(Instant.class, new OfInstant());
        module.addDeserializer(Duration.class, new OfDuration());
    }

    /** A reader of numbers that may be absent. */
    static ScalarReader<Integer> ofInteger() {
        return new OfInteger(Integer.class, null);
    }

    /** A whole number in its plain form: the fast way. Null if it does not fit. */
    abstract @Nullable T whole(JsonParser json) throws IOException;

    /** Any other number, from a fraction, an exponent or text. Null if it does not fit. */
    abstract @Nullable T decimal(BigDecimal number);

    /** A text that is no number, or a boolean. Null if it means nothing. */
    @Nullable
    T other(JsonParser json, DeserializationContext context) throws IOException {
        return null;
    }

    @Override
    public final @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonToken token = json.currentToken();
        T value = null;
        if (token == JsonToken.VALUE_NUMBER_INT) {
            try {
                value = whole(json);
            } catch (InputCoercionException e) {
                // beyond the range of the type: absent, as below
            }
        } else if (token.isStructStart()) {
            Absence.of(json, Absence.shape(token), handledType());
            json.skipChildren();
            return ifAbsent;
        } else {
            BigDecimal number = token.isBoolean() ? null : number(json.getText());
            value = number != null ? decimal(number) : other(json, context);
        }
        if (value == null) {
            Absence.of(json, Absence.shape(token), handledType());
            return ifAbsent;
        }
        return value;
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        return ifAbsent;
    }

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

    private static final class OfLong extends ScalarReader<Long> {
        private static final long serialVersionUID = 1L;

        OfLong(Class<Long> type, @Nullable Long ifAbsent) {
            super(type, ifAbsent);
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

    private static final class OfInteger extends ScalarReader<Integer> {
        private static final long serialVersionUID = 1L;

        OfInteger(Class<Integer> type, @Nullable Integer ifAbsent) {
            super(type, ifAbsent);
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

    private static final class OfDouble extends ScalarReader<Double> {
        private static final long serialVersionUID = 1L;

        OfDouble(Class<Double> type, @Nullable Double ifAbsent) {
            super(type, ifAbsent);
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

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    private static final class OfBoolean extends ScalarReader<Boolean> {
        private static final long serialVersionUID = 1L;

        OfBoolean(Class<Boolean> type, @Nullable Boolean ifAbsent) {
            super(type, ifAbsent);
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
        Boolean other(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.getText().strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
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
    private static final class OfInstant extends ScalarReader<Instant> {
        private static final long serialVersionUID = 1L;

        private static final long MICROS = 1_000_000_000_000_000L;
        private static final BigDecimal SECONDS_FROM = BigDecimal.valueOf(1_000_000_000L);
        private static final BigDecimal SECONDS_TO = BigDecimal.valueOf(10_000_000_000L);
        private static final BigDecimal MICROS_FROM = BigDecimal.valueOf(MICROS);
        private static final BigDecimal MICROS_TO = BigDecimal.valueOf(100_000_000_000_000_000L);
        private static final BigDecimal NANOS_FROM = BigDecimal.valueOf(1_000_000_000_000_000_000L);
        private static final BigDecimal NANOS_TO = BigDecimal.valueOf(5_000_000_000_000_000_000L);

        OfInstant() {
            super(Instant.class, null);
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
        Instant other(JsonParser json, DeserializationContext context) throws IOException {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? InstantDeserializer.INSTANT.deserialize(json, context)
                    : null;
        }
    }

    /** Numbers count milliseconds, text is ISO 8601 ({@code PT5S}). A field that counts seconds has a reader of its own. */
    private static final class OfDuration extends ScalarReader<Duration> {
        private static final long serialVersionUID = 1L;

        OfDuration() {
            super(Duration.class, null);
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
        Duration other(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return json.hasToken(JsonToken.VALUE_STRING)
                        ? DurationDeserializer.INSTANCE.deserialize(json, context)
                        : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
