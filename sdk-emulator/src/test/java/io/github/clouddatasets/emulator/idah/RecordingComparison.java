package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares a recorded JSON tree with another one, field by field. Values that change with each run need only have the
 * same form: ids, times, files, tokens, keys, and texts of Ruby. The comparison ignores backtraces, and a {@code meta}
 * with a backtrace alone: the emulator has no backtraces.
 */
final class RecordingComparison {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+0000");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ANY = Pattern.compile(".+");
    private static final Set<String> SECRETS = Set.of("/meta/token", "/data/attributes/key");
    private static final Set<String> FILE = Set.of("file_id", "filename", "mime_type", "size");

    private final List<String> differences = new ArrayList<>();

    private RecordingComparison() {}

    /** The differences between the two trees; empty without a difference. */
    static List<String> differences(JsonNode recorded, JsonNode actual) {
        RecordingComparison likeness = new RecordingComparison();
        likeness.compare("", recorded, actual, recorded);
        return likeness.differences;
    }

    private void compare(String place, JsonNode recorded, JsonNode actual, JsonNode parent) {
        if (recorded.isObject() && actual.isObject()) {
            Set<String> names = names(recorded);
            if (!names.equals(names(actual))) {
                differences.add(place + ": fields " + names + ", here " + names(actual));
                return;
            }
            names.forEach(name -> compare(place + "/" + name, recorded.path(name), actual.path(name), recorded));
        } else if (recorded.isArray() && actual.isArray()) {
            if (recorded.size() != actual.size()) {
                differences.add(place + ": " + recorded.size() + " elements, here " + actual.size());
                return;
            }
            for (int i = 0; i < recorded.size(); i++) {
                compare(place + "/" + i, recorded.path(i), actual.path(i), recorded);
            }
        } else if (!isAlike(place, recorded, actual, parent)) {
            differences.add(place + ": " + recorded + ", here " + actual);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.properties().forEach(field -> {
            if (!field.getKey().equals("backtrace") && !field.getValue().has("backtrace")) {
                names.add(field.getKey());
            }
        });
        return names;
    }

    private static boolean isAlike(String place, JsonNode recorded, JsonNode actual, JsonNode parent) {
        if (recorded.equals(actual)) {
            return true;
        }
        String name = place.substring(place.lastIndexOf('/') + 1);
        if (FILE.contains(name) && parent.path("filename").asText().startsWith("idah-export-1795294")) {
            return recorded.getNodeType() == actual.getNodeType();
        }
        // Whoever made the recordings wrote numbers into the table; the service itself writes the ids of datasets.
        if (place.matches(".*/arguments/dataset_ids/\\d+") && recorded.isInt() && recorded.intValue() >= 100) {
            return actual.isTextual() && actual.textValue().equals(recorded.asText());
        }
        if (!recorded.isTextual() || !actual.isTextual()) {
            return false;
        }
        return form(place, name, recorded.textValue(), parent)
                .matcher(actual.textValue())
                .matches();
    }

    private static Pattern form(String place, String name, String recorded, JsonNode parent) {
        if (SECRETS.contains(place) || name.equals("key_label") || parent.has("service")) {
            return ANY;
        }
        // The text of a refusal explains the mistake. The text of a failure has only the words of Ruby.
        int status = parent.path("status").asInt();
        if (name.equals("detail") && (status == 404 || status == 500) && parent.has("status")) {
            return ANY;
        }
        // The database says where in its command the mistake is.
        if (recorded.startsWith("PG::") && recorded.contains("\nLINE 1")) {
            return Pattern.compile(Pattern.quote(recorded.substring(0, recorded.indexOf("\nLINE 1"))) + "(?s).*");
        }
        if (recorded.startsWith("2026-11-21 ") || recorded.startsWith("2026-11-26 ")) {
            return TIME;
        }
        if (recorded.startsWith("01a1ffe")) {
            return UUID;
        }
        boolean made = name.equals("id") && NUMBER.matcher(recorded).matches() && Integer.parseInt(recorded) > 25;
        return made ? NUMBER : Pattern.compile(Pattern.quote(recorded));
    }
}
