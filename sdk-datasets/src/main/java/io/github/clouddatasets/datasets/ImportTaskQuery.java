package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * How to list imports ({@code listImportTasks}). What is {@code null} is not sent.
 *
 * @param pageSize how many imports to fetch with one call, 1 to 100; 100 by default
 */
public record ImportTaskQuery(
        @JsonProperty("limit") @Nullable Integer pageSize) {

    public ImportTaskQuery {
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_ImportTaskQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_ImportTaskQuery_Builder(this);
    }

    /** Builds a {@link ImportTaskQuery}. */
    @AutoBuilder(ofClass = ImportTaskQuery.class)
    public interface Builder {

        /** How many imports to fetch with one call, 1 to 100; 100 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        ImportTaskQuery build();
    }
}
