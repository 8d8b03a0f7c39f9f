package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what an answer held and no model shows: one log line with the place and the shape. A line never holds the
 * value, which may be a secret.
 */
final class Absence {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.json");

    private static final int LONGEST_PATH = 200;

    private Absence() {}

    /** The value at the parser has a shape that its field cannot take. */
    static void of(JsonParser json, String shape, Class<?> wanted) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} is absent: its {} cannot be read as {}", path(json), shape, wanted.getSimpleName());
        }
    }

    /** A nested thing came without its id; the parser is at its end. */
    static void ofThing(JsonParser json, Class<?> type, String field) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} is absent: a {} without {}", path(json), type.getSimpleName(), field);
        }
    }

    /** An entry of a list or a map came without its id; the parser is at its end. */
    static void ofEntry(JsonParser json, Class<?> type, String field) {
        LOG.warn("{} is left out: a {} without {}", path(json), type.getSimpleName(), field);
    }

    /** An entry that was read well, but cannot become what the caller gets. */
    static void ofEntry(WireId.Missing missing) {
        LOG.warn("an entry is left out: it has no {}", missing.field());
    }

    /** The value was refused by what should become of it; the parser is at its end. */
    static void ofRefused(JsonParser json, JsonToken start, Class<?> type, Exception refusal, boolean entry) {
        WireId.Missing missing = missing(refusal);
        if (missing == null) {
            of(json, shape(start), type);
        } else if (entry) {
            ofEntry(json, type, missing.field());
        } else {
            ofThing(json, type, missing.field());
        }
    }

    /** The id that is missing; null if something else was refused. */
    static WireId.@Nullable Missing missing(Exception refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof WireId.Missing missing) {
                return missing;
            }
        }
        return null;
    }

    /** The shape of a value in one word. */
    static String shape(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_TRUE, VALUE_FALSE -> "boolean";
            default -> "value";
        };
    }

    private static String path(JsonParser json) {
        String path = json.getParsingContext().pathAsPointer().toString();
        StringBuilder shown = new StringBuilder(path.isEmpty() ? "/" : "");
        for (int i = 0; i < Math.min(path.length(), LONGEST_PATH); i++) {
            char c = path.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c); // a line break must not split the line
        }
        return path.length() > LONGEST_PATH ? shown.append('…').toString() : shown.toString();
    }
}
