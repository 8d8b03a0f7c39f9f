package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type that is one text or one number on the wire: text from any scalar as it was written, a number from text. The
 * values of an open enumeration that have come last are kept: nearly every value is one of a few.
 */
final class OneValue extends ValueReader {

    /** How many values of an open enumeration are kept at most. */
    private static final int KEPT = 32;

    /** A longer text is none of the documented values. */
    private static final int LONGEST = 40;

    private final Blueprints owner;
    private final int number;
    private final Class<?> type;
    private final boolean isNumber;

    /**
     * Each in the place that follows from the value; null for a type that is no open enumeration. Threads may put values there
     * at once, and see an older one or none: the values are immutable, and all of them right.
     */
    private final @Nullable WireValue @Nullable [] kept;

    OneValue(Blueprints owner, int number, Class<?> type, boolean isNumber, boolean isOpenEnum) {
        this.owner = owner;
        this.number = number;
        this.type = type;
        this.isNumber = isNumber;
        this.kept = isOpenEnum ? new @Nullable WireValue[KEPT] : null;
    }

    @Override
    boolean isScalar() {
        return kept != null;
    }

    @Override
    @Nullable
    Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        if (start.isStructStart()) {
            Absence.of(json, Absence.shape(start), type);
            json.skipChildren();
            return null;
        }
        if (isNumber) {
            Integer value = Scalar.INTEGER.read(json, start);
            return value == null ? null : ofNumber(value, json, start, decoding, entry);
        }
        if (kept == null || start != JsonToken.VALUE_STRING || json.getTextLength() > LONGEST) {
            return made(json.getText(), json, start, decoding, entry);
        }
        return ofText(kept, json, start, decoding, entry);
    }

    private @Nullable Object ofNumber(
            Integer value, JsonParser json, JsonToken start, Decoding decoding, boolean entry) {
        if (kept == null) {
            return made(value, json, start, decoding, entry);
        }
        int place = value & KEPT - 1;
        WireValue last = kept[place];
        if (last != null && last.value().equals(value)) {
            return last;
        }
        Object made = made(value, json, start, decoding, entry);
        kept[place] = (WireValue) made;
        return made;
    }

    private @Nullable Object ofText(
            @Nullable WireValue[] known, JsonParser json, JsonToken start, Decoding decoding, boolean entry)
            throws IOException {
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        int place = length == 0
                ? 0
                : length * 7 + text[from] + text[from + length - 1] * 3 + text[from + length / 2] & KEPT - 1;
        WireValue last = known[place];
        if (last != null && Decoding.isSame(last.value().toString(), text, from, length)) {
            return last;
        }
        Object made = made(json.getText(), json, start, decoding, entry);
        known[place] = (WireValue) made;
        return made;
    }

    private @Nullable Object made(Object value, JsonParser json, JsonToken start, Decoding decoding, boolean entry) {
        int at = decoding.open(1);
        decoding.values[at] = value;
        try {
            return owner.make(number, decoding.values, at);
        } catch (RuntimeException e) {
            Absence.ofRefused(json, start, type, e, entry);
            return null;
        } finally {
            decoding.close(at);
        }
    }
}
