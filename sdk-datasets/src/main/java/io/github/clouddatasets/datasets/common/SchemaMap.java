package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Column of a source, and the column of the table that takes its values (schema {@code SchemaMap}, in
 * {@link DataSource#schemaMaps()}). A field that is {@code null} is not sent.
 *
 * @param srcName name of the column in the source
 * @param destName name of the column in the table
 */
@Decoded
public record SchemaMap(@Nullable String srcName, @Nullable String destName) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SchemaMap_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SchemaMap_Builder(this);
    }

    /** Builds a {@link SchemaMap}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the column in the source.
         *
         * @param srcName name of the column in the source; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder srcName(@Nullable String srcName);

        /**
         * Name of the column in the table.
         *
         * @param destName name of the column in the table; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder destName(@Nullable String destName);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract SchemaMap build();
    }
}
