package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The field names and types of a JSON tree, without its values. An array is the set of the shapes of its elements.
 * Backtraces, and a {@code meta} that holds nothing else, are left out: the emulator shows no error details.
 */
final class Shape {

    private Shape() {}

    static String of(JsonNode tree) {
        if (tree.isObject()) {
            TreeSet<String> fields = new TreeSet<>();
            tree.properties().forEach(field -> {
                boolean details =
                        field.getKey().equals("backtrace") || field.getValue().has("backtrace");
                if (!details) {
                    fields.add(field.getKey() + ":" + of(field.getValue()));
                }
            });
            return fields.toString().replace('[', '{').replace(']', '}');
        }
        if (tree.isArray()) {
            TreeSet<String> elements = new TreeSet<>();
            tree.forEach(element -> elements.add(of(element)));
            return elements.toString();
        }
        if (tree.isNumber()) {
            return tree.isIntegralNumber() ? "integer" : "fraction";
        }
        return tree.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
