package io.github.clouddatasets.emulator.idah.upd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.Locale;

/** The keys of metadata in the file: {@code group_id} becomes {@code Group-Id}, and {@code groupId} becomes {@code Groupid}. */
final class MetadataKeys {

    private MetadataKeys() {}

    /** Takes the named attributes over, in this order. */
    static ObjectNode of(ObjectNode attributes, String... names) {
        ObjectNode metadata = Json.object();
        addTo(metadata, attributes, names);
        return metadata;
    }

    /** Adds the named attributes. An earlier value of the same key is lost. */
    static void addTo(ObjectNode metadata, ObjectNode attributes, String... names) {
        for (String name : names) {
            metadata.set(written(name), attributes.path(name));
        }
    }

    /** Takes all keys over. */
    static ObjectNode ofAll(ObjectNode values) {
        ObjectNode metadata = Json.object();
        values.properties().forEach(value -> metadata.set(written(value.getKey()), value.getValue()));
        return metadata;
    }

    static String written(String name) {
        StringBuilder key = new StringBuilder();
        for (String part : name.split("_", -1)) {
            if (!key.isEmpty()) {
                key.append('-');
            }
            if (!part.isEmpty()) {
                key.append(part.substring(0, 1).toUpperCase(Locale.ROOT));
                key.append(part.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return key.toString();
    }
}
