package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * Which annotation is in which entry ({@code listAnnotations} with nothing but the entry's id): what one compares to find
 * deleted annotations.
 *
 * @param id the annotation's id
 * @param entryId the entry that is annotated
 */
public record AnnotationPlace(String id, @Nullable String entryId) {

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public AnnotationPlace {
        id = WireId.required("id", id);
    }
}
