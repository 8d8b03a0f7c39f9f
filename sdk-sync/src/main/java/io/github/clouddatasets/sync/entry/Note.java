package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note that a reviewer or an annotator wrote on an entry ({@code listNoteFeeds}, {@code getNoteFeed}). Where a query names
 * the columns to read, all others are null.
 *
 * @param id the note's id, a UUID
 * @param projectId the project
 * @param datasetId the dataset
 * @param entryId the entry
 * @param annotationId the annotation; null for a note on the whole entry
 * @param createdByEmail e-mail address of the account that wrote the note
 * @param anchorType what the note is fixed to
 * @param position the place on the medium, in a form of the web pages' own; empty for none
 * @param status the state
 * @param contentMd the text, in Markdown
 * @param createdAt when the note was written; whole seconds
 * @param updatedAt when the note last changed; whole seconds
 * @param editedAt when the text was last edited, in whole seconds; null if never
 * @param entry the entry; null if the query does not include entries
 */
public record Note(
        String id,
        @Nullable String projectId,
        @Nullable String datasetId,
        @Nullable String entryId,
        @Nullable String annotationId,
        @Nullable String createdByEmail,
        @Nullable AnchorType anchorType,
        Map<String, @Nullable Object> position,
        @Nullable NoteStatus status,
        @Nullable String contentMd,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant editedAt,
        @Nullable Entry entry) {

    /**
     * Checks the id, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Note {
        id = WireId.required("id", id);
        position = Immutable.json(position);
    }
}
