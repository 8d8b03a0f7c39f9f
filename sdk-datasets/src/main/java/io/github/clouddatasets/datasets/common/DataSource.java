package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Source of the data of a dataset (schema {@code DataSource}). A field that is {@code null} is not sent. The service
 * leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param dataType kind of the source; the service assumes {@link DataSourceType#OBS} when it is not sent
 * @param dataPath path of the data, for example {@code /bucket/path/}
 * @param withColumnHeader whether the first row of a file holds the names of the columns; tables only
 * @param schemaMaps which column of the source goes to which column of the table; tables only
 * @param sourceInfo how to reach the source; tables only
 */
@Decoded
public record DataSource(
        @Nullable DataSourceType dataType,
        @Nullable String dataPath,
        @Nullable Boolean withColumnHeader,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SchemaMap> schemaMaps,
        @Nullable SourceInfo sourceInfo) {

    /** Copies the lists. {@inheritDoc} */
    public DataSource {
        schemaMaps = Immutable.list(schemaMaps);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_DataSource_Builder().schemaMaps(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_DataSource_Builder(this);
    }

    /** Builds a {@link DataSource}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Kind of the source; the service assumes {@link DataSourceType#OBS} when it is not sent.
         *
         * @param dataType kind of the source; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder dataType(@Nullable DataSourceType dataType);

        /**
         * Path of the data, for example {@code /bucket/path/}.
         *
         * @param dataPath path of the data; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder dataPath(@Nullable String dataPath);

        /**
         * Whether the first row of a file holds the names of the columns; tables only.
         *
         * @param withColumnHeader whether the first row of a file holds the names of the columns; {@code null} leaves
         *     the field out
         * @return this builder
         */
        public abstract Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /**
         * Which column of the source goes to which column of the table; tables only.
         *
         * @param schemaMaps which column of the source goes to which column of the table; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder schemaMaps(@Nullable Collection<? extends SchemaMap> schemaMaps) {
            return schemaMaps(Elements.of("schemaMaps", schemaMaps));
        }

        abstract Builder schemaMaps(List<SchemaMap> schemaMaps);

        abstract List<SchemaMap> schemaMaps();

        /**
         * Adds a pair of columns.
         *
         * @param schemaMap the pair of columns
         * @return this builder
         * @throws IllegalArgumentException if {@code schemaMap} is null
         */
        public Builder addSchemaMap(SchemaMap schemaMap) {
            return schemaMaps(Elements.and(schemaMaps(), "schemaMap", schemaMap));
        }

        /**
         * Adds a pair of columns, built in place.
         *
         * @param schemaMap sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code schemaMap} is null, or if a field breaks its rule
         */
        public Builder addSchemaMap(Consumer<SchemaMap.Builder> schemaMap) {
            return addSchemaMap(BuilderLambda.build(SchemaMap.builder(), schemaMap, SchemaMap.Builder::build));
        }

        /**
         * How to reach the source; tables only.
         *
         * @param sourceInfo how to reach the source; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sourceInfo(@Nullable SourceInfo sourceInfo);

        /**
         * As {@link #sourceInfo(SourceInfo)}, built in place.
         *
         * @param sourceInfo sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code sourceInfo} is null, or if a field breaks its rule
         */
        public Builder sourceInfo(Consumer<SourceInfo.Builder> sourceInfo) {
            return sourceInfo(BuilderLambda.build(SourceInfo.builder(), sourceInfo, SourceInfo.Builder::build));
        }

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract DataSource build();
    }
}
