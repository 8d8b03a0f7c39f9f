package io.github.clouddatasets.sync.media;

import org.jspecify.annotations.Nullable;

/**
 * A kind of shape that the annotations of a modality may have ({@code getModality}).
 *
 * @param name the shape's name within its modality, such as {@code bounding-box}
 * @param type the name that annotations and labeling configurations use, such as {@code idah-image:bounding-box}
 * @param label name for people
 * @param icon address of a picture, below the host
 */
public record ModalityShape(
        String name,
        String type,
        @Nullable String label,
        @Nullable String icon) {}
