package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of media that an installation knows ({@code listModalities}, {@code getModality}). A listing has the labels, a
 * single read has the shapes: the service tells no more.
 *
 * @param name the name, such as {@code idah-image}: what a dataset has as its modality
 * @param label name for people; null from {@code getModality}
 * @param description text for people
 * @param plugins the plugins that process media of this modality; empty from {@code getModality}
 * @param shapes the shapes that annotations may have; empty from {@code listModalities}, and for a name that the installation
 *     does not know
 */
public record Modality(
        String name,
        @Nullable String label,
        @Nullable String description,
        List<String> plugins,
        List<ModalityShape> shapes) {

    /**
     * Checks the name, and copies the lists. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the name is null or blank
     */
    public Modality {
        name = WireId.required("name", name);
        plugins = Immutable.list(plugins);
        shapes = Immutable.list(shapes);
    }
}
