package io.github.clouddatasets.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as label files spell them. */
final class VocNumber {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");

    /**
     * A decimal comma, as tools write it on a computer with German or French settings. Three digits behind the comma
     * could be thousands: no number then.
     */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d{1,15},(\\d{1,2}|\\d{4,30})");

    private VocNumber() {}

    /** Null for a text that is no number, and for an infinite one. */
    static @Nullable Double read(String text) {
        String number = DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
        double value = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        return Double.isFinite(value) ? (Double) value : null;
    }
}
