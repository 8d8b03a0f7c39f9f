package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The fields of a record on the wire, in the order of its components. Made by generated code. */
public final class Blueprint extends ValueReader {

    private final Blueprints owner;
    private final int number;
    private final Class<?> type;
    private final ValueReader[] readers;

    /** Names by their hashes, each in the first free place from there on; at least half of the places are free. */
    private final @Nullable String[] names;

    /** The names as a parser compares them with the bytes, null in free places. */
    private final @Nullable SerializableString[] spelled;

    /** Which component the name in the same place belongs to. */
    private final byte[] components;

    /**
     * Where the name is that followed a name the last time; the first element is of the object's start. Objects have their
     * fields in the same order, so that the next name is nearly always known, and one look at the bytes is enough. Threads may
     * write there at once: every value is right.
     */
    private final byte[] following;

    private int size;

    Blueprint(Blueprints owner, int number, Class<?> type, int count, int names) {
        this.owner = owner;
        this.number = number;
        this.type = type;
        this.readers = new ValueReader[count];
        this.names = new @Nullable String[Integer.highestOneBit(Math.max(1, names)) * 4];
        this.spelled = new @Nullable SerializableString[this.names.length];
        this.components = new byte[this.names.length];
        this.following = new byte[this.names.length + 1];
    }

    /**
     * Appends a component.
     *
     * @param name its name on the wire
     * @param reader reads it
     * @return this blueprint
     */
    public Blueprint add(String name, ValueReader reader) {
        readers[size++] = reader;
        return or(name);
    }

    /**
     * Appends another name of the last component.
     *
     * @param name a name on the wire
     * @return this blueprint
     */
    public Blueprint or(String name) {
        int place = place(name);
        names[place] = name;
        spelled[place] = new SerializedString(name);
        components[place] = (byte) (size - 1);
        if (components[place] == 0) {
            Arrays.fill(following, (byte) place); // never a free place
        }
        return this;
    }

    /** Where the name is, or the free place where it belongs. */
    private int place(String name) {
        @Nullable String[] all = names;
        int mask = all.length - 1;
        int place = name.hashCode() & mask;
        // Jackson interns names, as Java does with constants.
        while (all[place] != null && !name.equals(all[place])) {
            place = place + 1 & mask;
        }
        return place;
    }

    Class<?> type() {
        return type;
    }

    @Override
    @Nullable
    Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            Absence.of(json, Absence.shape(start), type);
            json.skipChildren();
            return null;
        }
        try {
            return decode(json, decoding);
        } catch (Refused refused) {
            Absence.ofRefused(json, start, type, refused.reason, entry);
            return null;
        }
    }

    /** What the record's constructor says to the values. It has no stack trace: it goes one method up. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        final RuntimeException reason;

        Refused(RuntimeException reason) {
            super(null, reason, false, false);
            this.reason = reason;
        }
    }

    /** Reads the object that the parser is at the start of. Of fields with the same name the last one counts. */
    Object decode(JsonParser json, Decoding decoding) throws IOException, Refused {
        int at = decoding.open(readers.length);
        int before = 0;
        while (true) {
            int place = following[before] & 0xFF;
            if (!json.nextFieldName(spelled[place])) {
                if (json.currentToken() != JsonToken.FIELD_NAME) {
                    return made(decoding, at);
                }
                place = place(json.currentName());
                if (names[place] == null) {
                    json.nextToken();
                    json.skipChildren();
                    continue;
                }
                following[before] = (byte) place;
            }
            before = place + 1;
            JsonToken start = json.nextToken();
            ValueReader reader = readers[components[place]];
            Object value = start == JsonToken.VALUE_NULL
                    ? reader.ofNull()
                    : start == JsonToken.VALUE_STRING && reader == Text.TEXT
                            ? decoding.text(json)
                            : reader.read(json, start, decoding, false);
            decoding.values[at + components[place]] = value; // the array may be another one by now
        }
    }

    private Object made(Decoding decoding, int at) throws Refused {
        try {
            return owner.make(number, decoding.values, at);
        } catch (RuntimeException e) {
            throw new Refused(e);
        } finally {
            decoding.close(at);
        }
    }
}
