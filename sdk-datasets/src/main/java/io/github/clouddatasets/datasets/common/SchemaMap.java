package io.github.clouddatasets.datasets.common;

import com.google.auto.value.AutoBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a source goes to which column of the table (schema {@code SchemaMap}, in
 * {@link DataSource#schemaMaps()}). What is {@code null} is not sent.
 *
 * @param srcName name of the column in the source
 * @param destName name of the column in the table
 */
public record SchemaMap(@Nullable String srcName, @Nullable String destName) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SchemaMap_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SchemaMap_Builder(this);
    }

    /** Builds a {@link SchemaMap}. */
    @AutoBuilder(ofClass = SchemaMap.class)
    public interface Builder {

        /** Name of the column in the source. */
        Builder srcName(@Nullable String srcName);

        /** Name of the column in the table. */
        Builder destName(@Nullable String destName);

        /** The value. */
        SchemaMap build();
    }
}
