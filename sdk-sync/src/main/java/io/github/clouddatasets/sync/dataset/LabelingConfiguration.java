package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a dataset can be labelled with: categories and properties for each kind of shape. The service keeps any
 * configuration and checks none; its web pages draw only kinds of shapes that a plugin knows, such as {@code
 * idah-image:bounding-box}.
 *
 * <pre>{@code
 * LabelingConfiguration.EMPTY.with("idah-image:bounding-box", Category.of("car", "Car"), Category.of("bike", "Bike"))
 * }</pre>
 *
 * @param shapes what belongs to each kind of shape, by the kind. The service does not keep their order: {@link
 *     ShapeConfiguration#order()} says it
 */
public record LabelingConfiguration(Map<String, ShapeConfiguration> shapes) {

    /** A configuration without a shape. */
    public static final LabelingConfiguration EMPTY = new LabelingConfiguration(Map.of());

    /** Copies the map. {@inheritDoc} */
    public LabelingConfiguration {
        shapes = Immutable.map(shapes);
    }

    /**
     * This configuration with a kind of shape and its categories. What the configuration had for that kind is replaced.
     *
     * @param shapeType the kind, such as {@code idah-image:bounding-box}
     * @param categories the categories
     * @return a new configuration
     * @throws IllegalArgumentException if an argument is null
     */
    public LabelingConfiguration with(String shapeType, Category... categories) {
        List<Category> values = Arrays.asList(Check.required("categories", categories));
        values.forEach(category -> Check.required("categories", category));
        return with(shapeType, new ShapeConfiguration(shapes.size() + 1, values, List.of()));
    }

    /**
     * This configuration with a kind of shape. What the configuration had for that kind is replaced.
     *
     * @param shapeType the kind, such as {@code idah-image:bounding-box}
     * @param shape categories and properties
     * @return a new configuration
     * @throws IllegalArgumentException if an argument is null
     */
    public LabelingConfiguration with(String shapeType, ShapeConfiguration shape) {
        Map<String, ShapeConfiguration> all = new LinkedHashMap<>(shapes);
        all.put(Check.segment("shapeType", shapeType), Check.required("shape", shape));
        return new LabelingConfiguration(all);
    }

    /**
     * The label set: the ids of all categories, whatever kind of shape they belong to.
     *
     * @return the ids, each once
     */
    public Set<String> categoryIds() {
        Set<String> ids = new LinkedHashSet<>();
        shapes.values().forEach(shape -> shape.values().forEach(category -> ids.add(category.id())));
        return Collections.unmodifiableSet(ids);
    }

    /**
     * Looks for a category.
     *
     * @param shapeType the kind of shape
     * @param categoryId the category's id
     * @return the category; null if that kind of shape has none of that id
     * @throws IllegalArgumentException if an argument is null
     */
    public @Nullable Category category(String shapeType, String categoryId) {
        ShapeConfiguration shape = shapes.get(Check.required("shapeType", shapeType));
        String id = Check.required("categoryId", categoryId);
        return shape == null
                ? null
                : shape.values().stream()
                        .filter(category -> category.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }
}
