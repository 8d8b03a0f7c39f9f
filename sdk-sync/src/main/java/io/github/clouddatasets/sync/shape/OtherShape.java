package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shape that this library does not know, such as the text span of another plugin, or a shape of a known type with arguments of
 * another form. Type and JSON are kept as they are, so that nothing is lost when the shape is written again.
 *
 * @param type the type as the service spells it
 * @param args the arguments as they were read
 */
public record OtherShape(String type, Map<String, @Nullable Object> args) implements Shape {

    /**
     * Checks the type, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the type is null or blank
     */
    public OtherShape {
        if (Check.required("type", type).isBlank()) {
            throw Check.refused("type", "must not be empty", type);
        }
        args = Immutable.json(args);
    }

    /** {@return nothing: the form is not known} */
    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        Numbers.size(width, height);
        return Optional.empty();
    }
}
