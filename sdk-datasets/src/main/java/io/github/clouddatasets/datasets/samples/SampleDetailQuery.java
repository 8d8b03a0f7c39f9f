package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.datasets.common.Language;
import org.jspecify.annotations.Nullable;

/**
 * A view of one sample ({@code describeSample}). A field that is {@code null} is not sent.
 *
 * @param sampleState state that the sample is looked up in
 * @param workerId id of the team member whose labels to show
 * @param locale language of texts; {@link Language#ENGLISH} by default
 */
public record SampleDetailQuery(
        @Nullable SampleState sampleState,
        @Nullable String workerId,
        @Nullable Language locale) {

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_SampleDetailQuery_Builder();
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_SampleDetailQuery_Builder(this);
    }

    /** Builds a {@link SampleDetailQuery}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * State that the sample is looked up in.
         *
         * @param sampleState state that the sample is looked up in; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder sampleState(@Nullable SampleState sampleState);

        /**
         * Id of the team member whose labels to show.
         *
         * @param workerId id of the team member whose labels to show; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder workerId(@Nullable String workerId);

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
        public abstract SampleDetailQuery build();
    }
}
