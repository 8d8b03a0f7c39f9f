package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one document that have no record or list around them yet: a stack, so that none of these needs its own. */
final class Decoding {

    private static final int START = 32;

    /** How many texts are kept at most. */
    private static final int KEPT = 64;

    /** A longer text rarely comes twice. */
    private static final int LONGEST = 40;

    @Nullable
    Object[] values = new @Nullable Object[START];

    int top;

    /**
     * Texts of the list that is being read, each in the place that follows from it: records of a page share many, such as the
     * id of the project, and one string serves them all. Null outside of lists.
     */
    private @Nullable String @Nullable [] texts;

    /** From now on texts come again and again. */
    void keepTexts() {
        if (texts == null) {
            texts = new @Nullable String[KEPT];
        }
    }

    /** The text at the parser. */
    String text(JsonParser json) throws IOException {
        @Nullable String[] kept = texts;
        if (kept == null || json.getTextLength() > LONGEST || json.getTextLength() == 0) {
            return json.getText();
        }
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        int end = from + length;
        int place = length * 7 + text[from] + text[end - 1] * 31 + text[from + length / 2] * 3 & KEPT - 1;
        String last = kept[place];
        if (last != null && isSame(last, text, from, length)) {
            return last;
        }
        String made = json.getText();
        kept[place] = made;
        return made;
    }

    /** Compared from the end: ids of one page often begin alike. */
    static boolean isSame(String value, char[] text, int from, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (value.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Makes room for the values of a record; gives the place of the first one. */
    int open(int count) {
        int at = top;
        top += count;
        if (top > values.length) {
            values = Arrays.copyOf(values, Math.max(top, values.length * 2));
        }
        return at;
    }

    /** Drops what was put there since. */
    void close(int at) {
        Arrays.fill(values, at, top, null);
        top = at;
    }

    void push(@Nullable Object value) {
        if (top == values.length) {
            values = Arrays.copyOf(values, top * 2);
        }
        values[top++] = value;
    }

    /** The values from {@code at} on as a list, which {@link List#copyOf} need not copy again unless there is null among them. */
    List<@Nullable Object> list(int at) {
        @Nullable Object[] all = values;
        int count = top - at;
        List<@Nullable Object> list;
        if (hasNull(at)) {
            list = Arrays.asList(Arrays.copyOfRange(all, at, top));
        } else {
            list = switch (count) {
                case 0 -> List.of();
                case 1 -> List.of(all[at]);
                case 2 -> List.of(all[at], all[at + 1]);
                case 3 -> List.of(all[at], all[at + 1], all[at + 2]);
                case 4 -> List.of(all[at], all[at + 1], all[at + 2], all[at + 3]);
                default -> List.of(Arrays.copyOfRange(all, at, top));
            };
        }
        close(at);
        return list;
    }

    private boolean hasNull(int at) {
        for (int i = at; i < top; i++) {
            if (values[i] == null) {
                return true;
            }
        }
        return false;
    }
}
