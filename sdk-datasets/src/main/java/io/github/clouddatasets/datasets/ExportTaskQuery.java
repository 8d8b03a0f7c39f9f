package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A listing of exports: filter and page size ({@code getExportTasksStatusOfDataset}). A field that is {@code null} is
 * not sent.
 *
 * @param exportType only exports of these samples
 * @param pageSize how many exports to fetch with one call, 1 to 100; 100 by default
 */
public record ExportTaskQuery(
        @Nullable ExportType exportType,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    /**
     * Checks the limits.
     *
     * @param exportType only exports of these samples
     * @param pageSize how many exports to fetch with one call
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ExportTaskQuery {
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_ExportTaskQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_ExportTaskQuery_Builder(this);
    }

    /** Builds an {@link ExportTaskQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Only exports of these samples.
         *
         * @param exportType only exports of these samples; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder exportType(@Nullable ExportType exportType);

        /**
         * How many exports to fetch with one call, 1 to 100; 100 by default.
         *
         * @param pageSize how many exports to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract ExportTaskQuery build();
    }
}
