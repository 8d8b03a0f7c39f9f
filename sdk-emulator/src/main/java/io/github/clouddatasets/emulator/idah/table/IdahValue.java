package io.github.clouddatasets.emulator.idah.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A value in a column: a number or a text, with the order of the database. */
public record IdahValue(BigDecimal number, String text) implements Comparable<IdahValue> {

    public static IdahValue of(BigDecimal number) {
        return new IdahValue(number, "");
    }

    public static IdahValue of(double number) {
        return of(BigDecimal.valueOf(number));
    }

    public static IdahValue of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    public static IdahValue of(String text) {
        return new IdahValue(BigDecimal.ZERO, text);
    }

    /** A time as a number, in microseconds like the database. */
    public static IdahValue of(Instant moment) {
        return of(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @Override
    public int compareTo(IdahValue other) {
        int byNumber = number.compareTo(other.number);
        return byNumber != 0 ? byNumber : text.compareTo(other.text);
    }
}
