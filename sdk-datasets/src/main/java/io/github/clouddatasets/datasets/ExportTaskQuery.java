package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Which exports of a dataset to list ({@code getExportTasksStatusOfDataset}). What is {@code null} is not sent.
 *
 * @param exportType only exports of these samples
 * @param pageSize how many exports to fetch with one call, 1 to 100; 10 by default
 */
public record ExportTaskQuery(
        @Nullable ExportType exportType,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    public ExportTaskQuery {
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_ExportTaskQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_ExportTaskQuery_Builder(this);
    }

    /** Builds a {@link ExportTaskQuery}. */
    @AutoBuilder(ofClass = ExportTaskQuery.class)
    public interface Builder {

        /** Only exports of these samples. */
        Builder exportType(@Nullable ExportType exportType);

        /** How many exports to fetch with one call, 1 to 100; 10 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        ExportTaskQuery build();
    }
}
