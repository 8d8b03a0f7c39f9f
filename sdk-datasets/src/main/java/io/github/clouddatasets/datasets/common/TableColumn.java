package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.datasets.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table dataset (schema {@code Field}, in {@link Dataset#schema()}). What is {@code null} is not sent.
 *
 * @param schemaId number of the column
 * @param name name of the column
 * @param type type of the values, for example {@code STRING}
 * @param description free text about the column
 */
public record TableColumn(
        @Nullable Integer schemaId,
        @Nullable String name,
        @Nullable String type,
        @Nullable String description) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_TableColumn_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_TableColumn_Builder(this);
    }

    /** Builds a {@link TableColumn}. */
    @AutoBuilder(ofClass = TableColumn.class)
    public interface Builder {

        /** Number of the column. */
        Builder schemaId(@Nullable Integer schemaId);

        /** Name of the column. */
        Builder name(@Nullable String name);

        /** Type of the values, for example {@code STRING}. */
        Builder type(@Nullable String type);

        /** Free text about the column. */
        Builder description(@Nullable String description);

        /** The value. */
        TableColumn build();
    }
}
