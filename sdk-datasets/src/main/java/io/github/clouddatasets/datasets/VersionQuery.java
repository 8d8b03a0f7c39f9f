package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import org.jspecify.annotations.Nullable;

/**
 * A listing of versions: filters and page size ({@code listDatasetVersions}). A field that is {@code null} is not sent.
 *
 * @param status only versions in this state
 * @param trainEvaluateRatio only versions whose share of training samples lies between two numbers from 0 to 1, as
 *     {@code "min,max"}, for example {@code "0.0,1.0"}
 * @param versionFormat only versions of this format
 * @param pageSize how many versions to fetch with one call, 1 to 1000; 1000 by default
 */
public record VersionQuery(
        @Nullable DatasetVersionStatus status,
        @Nullable String trainEvaluateRatio,
        @Nullable VersionFormatCode versionFormat,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    /** Checks the limits. {@inheritDoc} */
    public VersionQuery {
        Check.pattern("trainEvaluateRatio", trainEvaluateRatio, Rules.RATIO_RANGE, Rules.RATIO_RANGE_RULE);
        Check.range("pageSize", pageSize, 1, 1000);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_VersionQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_VersionQuery_Builder(this);
    }

    /** Builds a {@link VersionQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Only versions in this state.
         *
         * @param status only versions in this state; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder status(@Nullable DatasetVersionStatus status);

        /**
         * Only versions whose share of training samples lies between two numbers from 0 to 1, as {@code "min,max"}, for
         * example {@code "0.0,1.0"}.
         *
         * @param trainEvaluateRatio only versions whose share of training samples lies between two numbers from 0 to 1;
         *     {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder trainEvaluateRatio(@Nullable String trainEvaluateRatio);

        /**
         * Only versions of this format.
         *
         * @param versionFormat only versions of this format; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder versionFormat(@Nullable VersionFormatCode versionFormat);

        /**
         * How many versions to fetch with one call, 1 to 1000; 1000 by default.
         *
         * @param pageSize how many versions to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract VersionQuery build();
    }
}
