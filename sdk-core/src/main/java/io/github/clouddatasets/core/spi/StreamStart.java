package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.util.Set;
import okhttp3.MediaType;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to a request for events begins. A refusal is one JSON document, and a proxy answers with a page or a line
 * of text: the first line shows what came, before anything of it is taken for an event.
 */
enum StreamStart {
    /** There is nothing but blank space. */
    EMPTY,
    /** One document, or a text: no events. */
    DOCUMENT,
    /** Lines of events. */
    EVENTS;

    /** No field of an event has a longer name. */
    private static final int LONGEST_FIELD = 16;

    /** Blank space before the first line is kept in memory while it is looked at. */
    private static final int MOST_BLANKS = 16 * 1024;

    private static final Set<String> FIELDS = Set.of("data", "event", "id", "retry");

    /** Looks at the first line without taking anything away; waits until that much has come. */
    static StreamStart of(BufferedSource source, @Nullable MediaType type) throws IOException {
        BufferedSource start = source.peek();
        if (start.request(3) && BodyText.markLength(start.peek().readByteArray(3)) == 3) {
            start.skip(3);
        }
        int first = ' ';
        for (int blanks = 0; first >= 0 && first <= ' '; blanks++) {
            if (blanks > MOST_BLANKS) {
                return DOCUMENT;
            }
            first = start.exhausted() ? -1 : start.readByte() & 0xFF;
        }
        if (first < 0) {
            return EMPTY;
        }
        if (first == ':') {
            return EVENTS; // a comment
        }
        if (first == '{' || first == '[' || first == '<') {
            return DOCUMENT;
        }
        StringBuilder field = new StringBuilder().append((char) first);
        while (field.length() <= LONGEST_FIELD && !start.exhausted()) {
            byte next = start.readByte();
            if (next == ':' || next == '\n' || next == '\r') {
                // A declared stream may have fields that nobody knows yet, but no field has a name of two words.
                boolean unknown = next == ':' && isDeclared(type) && field.indexOf(" ") < 0;
                return FIELDS.contains(field.toString()) || unknown ? EVENTS : DOCUMENT;
            }
            field.append((char) (next & 0xFF));
        }
        // A line of text, or a stream that was cut within the name of its first field.
        return FIELDS.stream().anyMatch(name -> name.startsWith(field.toString())) ? EVENTS : DOCUMENT;
    }

    private static boolean isDeclared(@Nullable MediaType type) {
        return type != null && type.type().equals("text") && type.subtype().equals("event-stream");
    }
}
