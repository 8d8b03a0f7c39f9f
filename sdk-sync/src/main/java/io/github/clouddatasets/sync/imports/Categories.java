package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.sync.dataset.Category;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.dataset.Property;
import io.github.clouddatasets.sync.dataset.PropertyType;
import io.github.clouddatasets.sync.dataset.ShapeConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The categories and properties of the shapes that an import has met, for the labeling configuration of its dataset. What the
 * configuration has already stays as it is.
 */
final class Categories {

    private static final List<String> COLORS = List.of(
            "#E53935", "#1E88E5", "#43A047", "#FB8C00", "#8E24AA", "#00ACC1", "#D81B60", "#3949AB", "#7CB342",
            "#6D4C41");

    private static final String TEXT_COLOR = "#FFFFFF";

    /** What shapes of a type have. */
    private static final class Met {
        final Set<String> categories = new LinkedHashSet<>();
        final Map<String, PropertyType> properties = new LinkedHashMap<>();
    }

    private final Map<String, Met> byType = new LinkedHashMap<>();

    /** Starts with what a dataset has. */
    Categories(LabelingConfiguration configuration) {
        configuration.shapes().forEach((type, shape) -> {
            Met met = new Met();
            shape.values().forEach(category -> met.categories.add(category.id()));
            shape.properties().forEach(property -> met.properties.put(property.id(), PropertyType.TEXT));
            byType.put(type, met);
        });
    }

    /** Takes note of what an annotation has, and says whether the configuration lacks something of it. */
    boolean meet(ImportAnnotation annotation) {
        String type = annotation.shape().type();
        boolean lacks = !byType.containsKey(type);
        Met met = byType.computeIfAbsent(type, any -> new Met());
        if (annotation.category() != null) {
            lacks |= met.categories.add(annotation.category());
        }
        for (Map.Entry<String, @Nullable Object> attribute :
                annotation.attributes().entrySet()) {
            lacks |= met.properties.putIfAbsent(attribute.getKey(), typeOf(attribute.getValue())) == null;
        }
        return lacks;
    }

    private static PropertyType typeOf(@Nullable Object value) {
        if (value instanceof Boolean) {
            return PropertyType.BOOLEAN;
        }
        return value instanceof Integer || value instanceof Long ? PropertyType.INTEGER : PropertyType.TEXT;
    }

    /** A configuration with what was met, too. */
    LabelingConfiguration mergedInto(LabelingConfiguration configuration) {
        LabelingConfiguration merged = configuration;
        for (Map.Entry<String, Met> entry : byType.entrySet()) {
            String type = entry.getKey();
            ShapeConfiguration old = merged.shapes().get(type);
            ShapeConfiguration start =
                    old != null ? old : new ShapeConfiguration(merged.shapes().size() + 1, List.of(), List.of());
            merged = merged.with(type, with(start, entry.getValue()));
        }
        return merged;
    }

    private static ShapeConfiguration with(ShapeConfiguration old, Met met) {
        List<Category> values = new ArrayList<>(old.values());
        Set<String> categories = new LinkedHashSet<>(met.categories);
        values.forEach(category -> categories.remove(category.id()));
        categories.forEach(id -> values.add(category(id)));
        List<Property> properties = new ArrayList<>(old.properties());
        Map<String, PropertyType> types = new LinkedHashMap<>(met.properties);
        properties.forEach(property -> types.remove(property.id()));
        types.forEach((id, type) -> properties.add(new Property(id, id, null, type, false, null, Map.of())));
        return new ShapeConfiguration(old.order(), values, properties);
    }

    /** The last part of the path is what people read. */
    private static Category category(String id) {
        String color = COLORS.get(Math.floorMod(id.hashCode(), COLORS.size()));
        return new Category(id, id.substring(id.lastIndexOf('/') + 1), color, TEXT_COLOR, null);
    }
}
