package io.github.clouddatasets.sync.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note to write ({@code createNoteFeed}).
 *
 * @param entryId the entry, a UUID
 * @param annotationId the annotation, a UUID; null for a note on the whole entry
 * @param anchorType what the note is fixed to: follows from the annotation
 * @param position the place on the medium, in a form of the web pages' own, such as {@code x} and {@code y} from 0 to 1; empty
 *     for none
 * @param contentMd the text, in Markdown, not empty
 */
public record CreateNoteRequest(
        String entryId,
        @Nullable String annotationId,
        AnchorType anchorType,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> position,

        String contentMd) {

    /** Checks the values, and copies the map. {@inheritDoc} */
    public CreateNoteRequest {
        FilterValues.uuid("entryId", entryId);
        if (annotationId != null) {
            FilterValues.uuid("annotationId", annotationId);
        }
        Check.required("anchorType", anchorType);
        if (anchorType.equals(AnchorType.ANNOTATION) && annotationId == null) {
            throw new IllegalArgumentException("annotationId is required for a note on an annotation");
        }
        position = Immutable.json(Check.required("position", position));
        if (Check.required("contentMd", contentMd).isEmpty()) {
            throw Check.refused("contentMd", "must not be empty", contentMd);
        }
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateNoteRequest checked(
            @Nullable String entryId,
            @Nullable String annotationId,
            @Nullable AnchorType anchorType,
            @Nullable Map<String, @Nullable Object> position,
            @Nullable String contentMd) {
        AnchorType anchor = annotationId == null ? AnchorType.ENTRY : AnchorType.ANNOTATION;
        return new CreateNoteRequest(
                Check.required("entryId", entryId),
                annotationId,
                anchorType == null ? anchor : anchorType,
                Check.required("position", position),
                Check.required("contentMd", contentMd));
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfCreateNoteRequest().position(Map.of());
    }

    /** Builds a {@link CreateNoteRequest}. */
    public interface Builder {

        /**
         * Sets the entry.
         *
         * @param entryId the entry's id, a UUID; required
         * @return this
         */
        Builder entryId(@Nullable String entryId);

        /**
         * Sets the annotation.
         *
         * @param annotationId the annotation's id, a UUID; null, the default, for a note on the whole entry
         * @return this
         */
        Builder annotationId(@Nullable String annotationId);

        /**
         * Sets what the note is fixed to.
         *
         * @param anchorType the kind of place; null, the default, for the annotation if there is one, else the entry
         * @return this
         */
        Builder anchorType(@Nullable AnchorType anchorType);

        /**
         * Sets the place on the medium.
         *
         * @param position the place; empty by default
         * @return this
         */
        Builder position(@Nullable Map<String, @Nullable Object> position);

        /**
         * Sets the text.
         *
         * @param contentMd the text, in Markdown; required
         * @return this
         */
        Builder contentMd(@Nullable String contentMd);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateNoteRequest build();
    }
}
