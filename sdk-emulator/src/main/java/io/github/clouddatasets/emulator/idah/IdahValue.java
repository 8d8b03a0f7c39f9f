package io.github.clouddatasets.emulator.idah;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A value in a column: a number or a text, compared as the database does. */
record IdahValue(BigDecimal number, String text) implements Comparable<IdahValue> {

    static IdahValue of(BigDecimal number) {
        return new IdahValue(number, "");
    }

    static IdahValue of(double number) {
        return of(BigDecimal.valueOf(number));
    }

    static IdahValue of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    static IdahValue of(String text) {
        return new IdahValue(BigDecimal.ZERO, text);
    }

    /** The database keeps microseconds. */
    static IdahValue of(Instant moment) {
        return of(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @Override
    public int compareTo(IdahValue other) {
        int byNumber = number.compareTo(other.number);
        return byNumber != 0 ? byNumber : text.compareTo(other.text);
    }
}
