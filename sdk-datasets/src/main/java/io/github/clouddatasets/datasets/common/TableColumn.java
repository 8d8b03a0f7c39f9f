package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table dataset (schema {@code Field}, in {@link Dataset#schema()}). A field that is {@code null} is not
 * sent.
 *
 * @param schemaId number of the column
 * @param name name of the column
 * @param type type of the values, for example {@code STRING}
 * @param description free text about the column
 */
@Decoded
public record TableColumn(
        @Nullable Integer schemaId,
        @Nullable String name,
        @Nullable String type,
        @Nullable String description) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_TableColumn_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_TableColumn_Builder(this);
    }

    /** Builds a {@link TableColumn}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Number of the column.
         *
         * @param schemaId number of the column; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder schemaId(@Nullable Integer schemaId);

        /**
         * Name of the column.
         *
         * @param name name of the column; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder name(@Nullable String name);

        /**
         * Type of the values, for example {@code STRING}.
         *
         * @param type type of the values; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder type(@Nullable String type);

        /**
         * Free text about the column.
         *
         * @param description free text about the column; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder description(@Nullable String description);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract TableColumn build();
    }
}
