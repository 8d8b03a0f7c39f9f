package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A listing of labels: version and page size ({@code listLabels}). A field that is {@code null} is not sent.
 *
 * @param versionId only labels of this version
 * @param pageSize how many labels to fetch with one call, 1 to 100000; 1000 by default
 */
public record LabelQuery(
        @Nullable String versionId,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    /**
     * Checks the limits.
     *
     * @param versionId only labels of this version
     * @param pageSize how many labels to fetch with one call
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public LabelQuery {
        Check.range("pageSize", pageSize, 1, 100_000);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_LabelQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_LabelQuery_Builder(this);
    }

    /** Builds a {@link LabelQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Only labels of this version.
         *
         * @param versionId only labels of this version; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder versionId(@Nullable String versionId);

        /**
         * How many labels to fetch with one call, 1 to 100000; 1000 by default.
         *
         * @param pageSize how many labels to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract LabelQuery build();
    }
}
