package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one kind of shape.
 *
 * @param order the place among the kinds, from 1; null if the configuration does not say
 * @param values the categories
 * @param properties the properties that each shape has
 */
@Decoded
public record ShapeConfiguration(@Nullable Integer order, List<Category> values, List<Property> properties) {

    /** Copies the lists. {@inheritDoc} */
    public ShapeConfiguration {
        values = Immutable.list(values);
        properties = Immutable.list(properties);
    }
}
