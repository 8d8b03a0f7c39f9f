package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a dataset comes from (schema {@code DataSource}). What is {@code null} is not sent. The service
 * leaves fields out freely: what is missing is {@code null}, a missing list or map is empty.
 *
 * @param dataType kind of the source; the service assumes {@link DataSourceType#OBS} when it is not sent
 * @param dataPath path of the data, for example {@code /bucket/path/}
 * @param withColumnHeader whether the first row of a file holds the names of the columns; tables only
 * @param schemaMaps which column of the source goes to which column of the table; tables only
 * @param sourceInfo how to reach the source; tables only
 */
public record DataSource(
        @Nullable DataSourceType dataType,
        @Nullable String dataPath,
        @Nullable Boolean withColumnHeader,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SchemaMap> schemaMaps,
        @Nullable SourceInfo sourceInfo) {

    public DataSource {
        schemaMaps = Immutable.list(schemaMaps);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_DataSource_Builder().schemaMaps(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_DataSource_Builder(this);
    }

    /** Builds a {@link DataSource}. */
    @AutoBuilder(ofClass = DataSource.class)
    public interface Builder {

        /** Kind of the source; the service assumes {@link DataSourceType#OBS} when it is not sent. */
        Builder dataType(@Nullable DataSourceType dataType);

        /** Path of the data, for example {@code /bucket/path/}. */
        Builder dataPath(@Nullable String dataPath);

        /** Whether the first row of a file holds the names of the columns; tables only. */
        Builder withColumnHeader(@Nullable Boolean withColumnHeader);

        /** Which column of the source goes to which column of the table; tables only. */
        Builder schemaMaps(List<SchemaMap> schemaMaps);

        /** How to reach the source; tables only. */
        Builder sourceInfo(@Nullable SourceInfo sourceInfo);

        /** The value. */
        DataSource build();
    }
}
