package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.samples.SampleState;
import org.jspecify.annotations.Nullable;

/**
 * The samples that statistics count, and the language of their texts ({@code listStats}). A field that is {@code null}
 * is not sent.
 *
 * @param sampleState only samples in this state
 * @param email only samples of the team member with this mail address
 * @param locale language of texts; {@link Language#ENGLISH} by default
 */
public record StatsQuery(
        @Nullable SampleState sampleState,
        @Nullable String email,
        @Nullable Language locale) {

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_StatsQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_StatsQuery_Builder(this);
    }

    /** Builds a {@link StatsQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Only samples in this state.
         *
         * @param sampleState only samples in this state; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder sampleState(@Nullable SampleState sampleState);

        /**
         * Only samples of the team member with this mail address.
         *
         * @param email only samples of the team member with this mail address; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder email(@Nullable String email);

        /**
         * Language of texts; {@link Language#ENGLISH} by default.
         *
         * @param locale language of texts; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder locale(@Nullable Language locale);

        /**
         * Builds the query.
         *
         * @return a new query
         */
        public abstract StatsQuery build();
    }
}
