package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A listing of imports: page size ({@code listImportTasks}). A field that is {@code null} is not sent.
 *
 * @param pageSize how many imports to fetch with one call, 1 to 100; 100 by default
 */
public record ImportTaskQuery(
        @JsonProperty("limit") @Nullable Integer pageSize) {

    /**
     * Checks the limits.
     *
     * @param pageSize how many imports to fetch with one call
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ImportTaskQuery {
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_ImportTaskQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_ImportTaskQuery_Builder(this);
    }

    /** Builds an {@link ImportTaskQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * How many imports to fetch with one call, 1 to 100; 100 by default.
         *
         * @param pageSize how many imports to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract ImportTaskQuery build();
    }
}
