package io.github.clouddatasets.manifest.lines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, in their order, as places in the bytes of a line. One instance holds one object after the
 * other; what it gives is valid until it reads the next.
 *
 * <p>A field is <em>taken</em> once its value was understood, or is null. What was not taken is the rest of the object.
 */
public final class Fields {

    /** Instead of an entry: no such field, or its value is not what the field should hold. */
    public static final int NONE = -1;

    /** Instead of a whole number or a time: as {@link #NONE}. */
    public static final long NO_NUMBER = Long.MIN_VALUE;

    private static final byte TEXT = 0;
    private static final byte ESCAPED = 1;
    private static final byte NUMBER = 2;
    private static final byte TRUE = 3;
    private static final byte FALSE = 4;
    private static final byte NULL = 5;
    private static final byte OBJECT = 6;
    private static final byte LIST = 7;

    private final Names names;

    /** The entry that holds the value of each known name. */
    private final int[] entryOf;

    /** The number of the name whose object has its fields kept, too: in {@link #inner}. */
    private final int innerName;

    private final @Nullable Fields inner;

    private long taken;
    private byte[] bytes = {};
    private int count;
    private int[] nameStart = new int[8];
    private int[] nameEnd = new int[8];
    private int[] start = new int[8];
    private int[] end = new int[8];
    private byte[] kind = new byte[8];
    private byte[] number = new byte[8];

    Fields(Names names) {
        this(names, NONE, null);
    }

    Fields(Names names, int innerName, @Nullable Fields inner) {
        this.names = names;
        this.entryOf = new int[names.count()];
        this.innerName = innerName;
        this.inner = inner;
    }

    // ---- reading an object

    void clear(byte[] line) {
        bytes = line;
        count = 0;
        taken = 0;
        Arrays.fill(entryOf, NONE);
        if (inner != null) {
            inner.clear(line);
        }
    }

    /** Reads the object whose brace is at {@code at}; gives the position behind it, or {@link JsonBytes#BAD}. */
    int read(byte[] line, int at, int limit, int depth) {
        clear(line);
        int i = JsonBytes.blanks(line, at + 1, limit);
        if (i < limit && line[i] == '}') {
            return i + 1;
        }
        while (true) {
            i = name(i, limit);
            if (i == JsonBytes.BAD) {
                return JsonBytes.BAD;
            }
            i = value(i, limit, depth);
            if (i == JsonBytes.BAD) {
                return JsonBytes.BAD;
            }
            i = JsonBytes.blanks(line, i, limit);
            if (i >= limit || line[i] != ',') {
                return i < limit && line[i] == '}' ? i + 1 : JsonBytes.BAD;
            }
            i = JsonBytes.blanks(line, i + 1, limit);
        }
    }

    /** Reads the name whose quote is at {@code at}; gives the position of its value, or {@link JsonBytes#BAD}. */
    int name(int at, int limit) {
        if (at >= limit || bytes[at] != '"') {
            return JsonBytes.BAD;
        }
        int quote = JsonBytes.text(bytes, at + 1, limit);
        if (quote == JsonBytes.BAD) {
            return JsonBytes.BAD;
        }
        if (count == kind.length) {
            grow();
        }
        int close = Math.max(quote, ~quote);
        nameStart[count] = at + 1;
        nameEnd[count] = close;
        if (quote == close) {
            number[count] = (byte) names.number(bytes, at + 1, close);
        } else {
            String name = JsonText.read(bytes, at + 1, close);
            byte[] plain = name.getBytes(StandardCharsets.UTF_8);
            if (!new String(plain, StandardCharsets.UTF_8).equals(name)) {
                return JsonBytes.BAD; // half a surrogate pair, which newer versions of Jackson refuse in a name
            }
            number[count] = (byte) names.number(plain, 0, plain.length);
        }
        return JsonBytes.colon(bytes, close + 1, limit);
    }

    /** The number of the name that was read last. */
    int known() {
        return number[count];
    }

    /** Keeps the value at {@code at} under the name that was read last; {@code depth} objects and lists are around it. */
    int value(int at, int limit, int depth) {
        if (at >= limit) {
            return JsonBytes.BAD;
        }
        byte first = bytes[at];
        if (first == '"') {
            int quote = JsonBytes.text(bytes, at + 1, limit);
            if (quote == JsonBytes.BAD) {
                return JsonBytes.BAD;
            }
            int close = Math.max(quote, ~quote);
            keep(quote == close ? TEXT : ESCAPED, at + 1, close);
            return close + 1;
        }
        int behind = first == '{' && inner != null && known() == innerName
                ? inner.read(bytes, at, limit, depth + 1)
                : JsonBytes.value(bytes, at, limit, depth);
        if (behind != JsonBytes.BAD) {
            keep(kind(first), at, behind);
        }
        return behind;
    }

    /** Keeps a list that somebody else has passed over. */
    void list(int at, int behind) {
        keep(LIST, at, behind);
    }

    private void keep(byte what, int from, int to) {
        start[count] = from;
        end[count] = to;
        kind[count] = what;
        if (number[count] >= 0) {
            entryOf[number[count]] = count; // of two fields with one name the last one counts
        }
        count++;
    }

    private static byte kind(byte first) {
        return switch (first) {
            case '{' -> OBJECT;
            case '[' -> LIST;
            case 't' -> TRUE;
            case 'f' -> FALSE;
            case 'n' -> NULL;
            default -> NUMBER;
        };
    }

    private void grow() {
        int size = 2 * count;
        nameStart = Arrays.copyOf(nameStart, size);
        nameEnd = Arrays.copyOf(nameEnd, size);
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        kind = Arrays.copyOf(kind, size);
        number = Arrays.copyOf(number, size);
    }

    // ---- taking fields: each gives the same when asked again

    /** The entry of a name, taken if it is null. */
    private int entry(int name) {
        int entry = entryOf[name];
        if (entry != NONE && kind[entry] == NULL) {
            taken |= 1L << name;
            return NONE;
        }
        return entry;
    }

    /** The entry of a text, or of a number or a boolean, which are as good as text. */
    int text(int name) {
        int entry = entry(name);
        if (entry == NONE || kind[entry] >= NULL) {
            return NONE;
        }
        taken |= 1L << name;
        return entry;
    }

    int text(int name, int old) {
        int entry = text(name);
        return entry == NONE ? text(old) : entry;
    }

    /** The entry of a text and of nothing else. */
    int onlyText(int name) {
        int entry = entry(name);
        return entry == NONE || kind[entry] > ESCAPED ? NONE : text(name);
    }

    @Nullable
    Boolean flag(int name) {
        int entry = entry(name);
        if (entry == NONE || kind[entry] >= NULL || kind[entry] == NUMBER) {
            return null;
        }
        if (kind[entry] == TEXT) {
            Boolean text = JsonText.flag(bytes, start[entry], end[entry]);
            taken |= text == null ? 0 : 1L << name;
            return text;
        }
        Boolean flag = kind[entry] == TRUE
                ? Boolean.TRUE
                : kind[entry] == FALSE ? Boolean.FALSE : JsonText.flag(string(entry));
        if (flag != null) {
            taken |= 1L << name;
        }
        return flag;
    }

    /** NaN for none. */
    double number(int name) {
        int entry = entry(name);
        if (entry == NONE || kind[entry] > NUMBER) {
            return Double.NaN;
        }
        double value = kind[entry] == NUMBER
                ? JsonText.number(bytes, start[entry], end[entry])
                : JsonText.numberOf(string(entry));
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        taken |= 1L << name;
        return value;
    }

    double number(int name, int old) {
        double value = number(name);
        return Double.isNaN(value) ? number(old) : value;
    }

    /** A whole number that fits into 32 bits, or {@link #NO_NUMBER}. */
    long integer(int name) {
        double value = number(name);
        if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
            return (long) value;
        }
        if (!Double.isNaN(value)) {
            taken &= ~(1L << name); // a number, but not a whole one
        }
        return NO_NUMBER;
    }

    long integer(int name, int old) {
        long value = integer(name);
        return value == NO_NUMBER ? integer(old) : value;
    }

    /** A time without zone as seconds from 1970 on, or {@link #NO_NUMBER}. */
    long time(int name) {
        int entry = entry(name);
        if (entry == NONE || kind[entry] > ESCAPED) {
            return NO_NUMBER;
        }
        long seconds = kind[entry] == TEXT
                ? LocalSeconds.read(bytes, start[entry], end[entry])
                : LocalSeconds.read(string(entry).getBytes(StandardCharsets.UTF_8));
        if (seconds != NO_NUMBER) {
            taken |= 1L << name;
        }
        return seconds;
    }

    long time(int name, int old) {
        long seconds = time(name);
        return seconds == NO_NUMBER ? time(old) : seconds;
    }

    /** The fields of the object, or of the text that holds one as JSON; empty for none. */
    Fields inner() {
        Fields object = Objects.requireNonNull(inner);
        int entry = entry(innerName);
        if (entry != NONE && kind[entry] <= ESCAPED && (taken & 1L << innerName) == 0) {
            object.readText(string(entry));
            if (object.count >= 0) {
                taken |= 1L << innerName;
            }
            object.count = Math.max(0, object.count);
        } else if (entry != NONE && kind[entry] == OBJECT) {
            taken |= 1L << innerName;
        } else if (entry == NONE || kind[entry] > ESCAPED) {
            object.clear(bytes); // of two objects with one name the first may be there
        }
        return object;
    }

    /** Whether there is text for the object that begins as one and is none that can be read here. */
    boolean isDoubtful() {
        int entry = entry(innerName);
        if (entry == NONE || kind[entry] > ESCAPED) {
            return false;
        }
        inner();
        return (taken & 1L << innerName) == 0 && string(entry).stripLeading().startsWith("{");
    }

    private void readText(String text) {
        byte[] json = JsonText.bytes(text);
        int at = JsonBytes.blanks(json, 0, json.length);
        boolean object = at < json.length && json[at] == '{';
        int behind = object ? read(json, at, json.length, 1) : JsonBytes.BAD;
        if (behind == JsonBytes.BAD || JsonBytes.blanks(json, behind, json.length) < json.length) {
            clear(json);
            count = NONE;
        }
    }

    void take(int name) {
        taken |= 1L << name;
    }

    /** Whether there is no rest, as far as fields were asked for. */
    boolean isTaken() {
        for (int i = 0; i < count; i++) {
            if (isRest(i)) {
                return false;
            }
        }
        return true;
    }

    void untakeAll() {
        taken = 0;
    }

    boolean isList(int name) {
        int entry = entryOf[name];
        return entry != NONE && kind[entry] == LIST;
    }

    boolean isMissing(int name) {
        return entry(name) == NONE;
    }

    // ---- entries

    /** {@return the number of entries, taken or not} */
    public int count() {
        return count;
    }

    /**
     * Whether an entry is among the rest.
     *
     * @param entry from 0
     * @return whether its value was not understood, or its name is not known
     */
    public boolean isRest(int entry) {
        return number[entry] == Names.OTHER || (taken & 1L << number[entry]) == 0;
    }

    /**
     * The name of an entry.
     *
     * @param entry from 0
     * @return the name
     */
    public String name(int entry) {
        return JsonText.read(bytes, nameStart[entry], nameEnd[entry]);
    }

    /**
     * Where the name begins, if its bytes are those of its text.
     *
     * @param entry from 0
     * @return the position of its first byte; {@link #NONE} for a name with escapes
     */
    public int nameStart(int entry) {
        for (int i = nameStart[entry]; i < nameEnd[entry]; i++) {
            if (bytes[i] == '\\') {
                return NONE;
            }
        }
        return nameStart[entry];
    }

    /**
     * Where the name ends.
     *
     * @param entry from 0
     * @return the position of its closing quote
     */
    public int nameEnd(int entry) {
        return nameEnd[entry];
    }

    /** {@return the bytes that the places of the entries belong to} */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where the value begins: a text behind its quote.
     *
     * @param entry from 0
     * @return the position of its first byte
     */
    public int start(int entry) {
        return start[entry];
    }

    /**
     * Where the value ends.
     *
     * @param entry from 0
     * @return the position behind its last byte; that of the closing quote for a text
     */
    public int end(int entry) {
        return end[entry];
    }

    /**
     * Whether the bytes of the value are those of its text.
     *
     * @param entry from 0
     * @return true for a text without escapes
     */
    public boolean isPlain(int entry) {
        return kind[entry] == TEXT;
    }

    /**
     * Whether the value is text.
     *
     * @param entry from 0
     * @return true for a text with or without escapes
     */
    public boolean isText(int entry) {
        return kind[entry] <= ESCAPED;
    }

    /**
     * Whether the value is null.
     *
     * @param entry from 0
     * @return true for null
     */
    public boolean isNull(int entry) {
        return kind[entry] == NULL;
    }

    /**
     * The value as text.
     *
     * @param entry from 0
     * @return the characters of a text; a number or a boolean as it would be printed; any other value as its JSON
     */
    public String string(int entry) {
        return switch (kind[entry]) {
            case TEXT -> new String(bytes, start[entry], end[entry] - start[entry], StandardCharsets.UTF_8);
            case ESCAPED -> JsonText.read(bytes, start[entry], end[entry]);
            case NUMBER -> JsonText.printed(json(entry));
            default -> json(entry);
        };
    }

    /**
     * The value as it is written.
     *
     * @param entry from 0
     * @return its JSON
     */
    public String json(int entry) {
        int quote = isText(entry) ? 1 : 0;
        int from = start[entry] - quote;
        return new String(bytes, from, end[entry] + quote - from, StandardCharsets.UTF_8);
    }
}
