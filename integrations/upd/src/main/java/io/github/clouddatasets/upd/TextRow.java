package io.github.clouddatasets.upd;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of text columns. Long texts come later than short ones. */
final class TextRow {

    final long rowId;
    private final @Nullable String[] texts;

    /** Bytes of all texts that are still to be read; 0 if the row is whole. */
    long missing;

    TextRow(long rowId, int columns) {
        this.rowId = rowId;
        this.texts = new @Nullable String[columns];
    }

    void set(int column, @Nullable String text) {
        texts[column] = text;
    }

    @Nullable
    String get(int column) {
        return texts[column];
    }

    /** A text that the format demands; empty if the file has none all the same. */
    String required(int column) {
        return Objects.requireNonNullElse(texts[column], "");
    }
}
