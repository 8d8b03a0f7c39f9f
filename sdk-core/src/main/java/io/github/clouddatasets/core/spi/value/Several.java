package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists, and maps with text as keys. Entries that cannot be read are null, which the records leave out. */
final class Several extends ValueReader {

    private final ValueReader entries;
    private final boolean isMap;

    Several(ValueReader entries, boolean isMap) {
        this.entries = entries;
        this.isMap = isMap;
    }

    @Override
    @Nullable
    Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        if (start == JsonToken.START_OBJECT && isMap) {
            return map(json, decoding);
        } else if (start == JsonToken.START_ARRAY && !isMap) {
            return list(json, decoding);
        } else if (!entry && !isMap && isOneEntry(json, start)) {
            return Collections.singletonList(entries.read(json, start, decoding, true));
        }
        Absence.of(json, Absence.shape(start), isMap ? Map.class : List.class);
        json.skipChildren();
        return null;
    }

    /** A scalar in a field that is a list of scalars is a list of one; an empty text is a list of none. */
    private boolean isOneEntry(JsonParser json, JsonToken start) throws IOException {
        return !start.isStructStart()
                && entries.isScalar()
                && !(start == JsonToken.VALUE_STRING && json.getTextLength() == 0);
    }

    private List<@Nullable Object> list(JsonParser json, Decoding decoding) throws IOException {
        int at = decoding.top;
        decoding.keepTexts();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            decoding.push(entry(json, next, decoding));
        }
        return decoding.list(at);
    }

    private Map<String, @Nullable Object> map(JsonParser json, Decoding decoding) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            map.put(key, entry(json, json.nextToken(), decoding));
        }
        return map;
    }

    private @Nullable Object entry(JsonParser json, JsonToken start, Decoding decoding) throws IOException {
        return start == JsonToken.VALUE_NULL ? entries.ofNull() : entries.read(json, start, decoding, true);
    }
}
