package io.github.clouddatasets.sync.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The categories and properties of the shapes that an import has met, for the labeling configuration of its dataset. Entries of the
 * configuration that are there already stay as they are.
 */
final class Categories {

    private static final List<String> COLORS = List.of(
            "#E53935", "#1E88E5", "#43A047", "#FB8C00", "#8E24AA", "#00ACC1", "#D81B60", "#3949AB", "#7CB342",
            "#6D4C41");

    private static final String TEXT_COLOR = "#FFFFFF";

    /** Categories by the type of the shape. */
    private final Map<String, Set<String>> values = new LinkedHashMap<>();

    /** Types of properties, by the type of the shape and the property's id. */
    private final Map<String, Map<String, String>> properties = new LinkedHashMap<>();

    /** Starts with what a dataset has. */
    Categories(Map<String, ?> configuration) {
        configuration.forEach((type, labels) -> {
            values(type).addAll(ids(labels, "values"));
            ids(labels, "properties").forEach(id -> properties(type).put(id, ""));
        });
    }

    /** Takes note of what an annotation needs, and says whether the configuration lacks something of it. */
    boolean meet(ImportAnnotation annotation) {
        String type = annotation.shape().type();
        boolean lacks = !values.containsKey(type);
        Set<String> known = values(type);
        if (annotation.category() != null) {
            lacks |= known.add(annotation.category());
        }
        for (Map.Entry<String, @Nullable Object> attribute :
                annotation.attributes().entrySet()) {
            lacks |= properties(type).putIfAbsent(attribute.getKey(), typeOf(attribute.getValue())) == null;
        }
        return lacks;
    }

    private static String typeOf(@Nullable Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Integer || value instanceof Long ? "integer" : "text";
    }

    /** A configuration with what was met, too. */
    Map<String, Object> mergedInto(Map<String, ?> configuration) {
        Map<String, Object> merged = new LinkedHashMap<>(configuration);
        values.forEach((type, categories) -> {
            Map<String, Object> labels = new LinkedHashMap<>();
            if (configuration.get(type) instanceof Map<?, ?> old) {
                old.forEach((name, value) -> labels.put(String.valueOf(name), value));
            }
            labels.putIfAbsent("order", merged.size() + (configuration.containsKey(type) ? 0 : 1));
            labels.put("values", with(labels, "values", categories, Categories::value));
            Map<String, String> types = properties(type);
            labels.put("properties", with(labels, "properties", types.keySet(), id -> property(id, types.get(id))));
            merged.put(type, labels);
        });
        return merged;
    }

    private interface Maker {
        Map<String, Object> make(String id);
    }

    private static List<Object> with(Map<String, Object> labels, String list, Set<String> ids, Maker maker) {
        List<Object> all = new ArrayList<>();
        if (labels.get(list) instanceof List<?> old) {
            all.addAll(old);
        }
        Set<String> known = ids(labels, list);
        ids.stream().filter(id -> !known.contains(id)).map(maker::make).forEach(all::add);
        return all;
    }

    private static Map<String, Object> value(String category) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", category);
        value.put("label", category.substring(category.lastIndexOf('/') + 1));
        value.put("color", COLORS.get(Math.floorMod(category.hashCode(), COLORS.size())));
        value.put("text_color", TEXT_COLOR);
        return value;
    }

    private static Map<String, Object> property(String id, @Nullable String type) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("id", id);
        property.put("label", id);
        property.put("type", Objects.requireNonNullElse(type, "text"));
        property.put("required", false);
        return property;
    }

    private static Set<String> ids(@Nullable Object labels, String list) {
        Set<String> ids = new HashSet<>();
        if (labels instanceof Map<?, ?> map && map.get(list) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> value && value.get("id") != null) {
                    ids.add(String.valueOf(value.get("id")));
                }
            }
        }
        return ids;
    }

    private Set<String> values(String type) {
        return values.computeIfAbsent(type, any -> new java.util.LinkedHashSet<>());
    }

    private Map<String, String> properties(String type) {
        return properties.computeIfAbsent(type, any -> new LinkedHashMap<>());
    }
}
