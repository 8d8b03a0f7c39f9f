package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a dataset to list ({@code listDatasetVersions}). What is {@code null} is not sent.
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

    public VersionQuery {
        Check.pattern("trainEvaluateRatio", trainEvaluateRatio, Rules.RATIO_RANGE, Rules.RATIO_RANGE_RULE);
        Check.range("pageSize", pageSize, 1, 1000);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_VersionQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_VersionQuery_Builder(this);
    }

    /** Builds a {@link VersionQuery}. */
    @AutoBuilder(ofClass = VersionQuery.class)
    public interface Builder {

        /** Only versions in this state. */
        Builder status(@Nullable DatasetVersionStatus status);

        /**
         * Only versions whose share of training samples lies between two numbers from 0 to 1, as {@code "min,max"}, for
         * example {@code "0.0,1.0"}.
         */
        Builder trainEvaluateRatio(@Nullable String trainEvaluateRatio);

        /** Only versions of this format. */
        Builder versionFormat(@Nullable VersionFormatCode versionFormat);

        /** How many versions to fetch with one call, 1 to 1000; 1000 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        VersionQuery build();
    }
}
