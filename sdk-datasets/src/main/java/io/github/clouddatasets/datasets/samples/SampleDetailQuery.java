package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.datasets.common.Language;
import org.jspecify.annotations.Nullable;

/**
 * How to show one sample ({@code describeSample}). What is {@code null} is not sent.
 *
 * @param sampleState state that the sample is looked up in
 * @param workerId id of the team member whose labels to show
 * @param locale language of texts; {@link Language#ENGLISH} by default
 */
public record SampleDetailQuery(
        @Nullable SampleState sampleState,
        @Nullable String workerId,
        @Nullable Language locale) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SampleDetailQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SampleDetailQuery_Builder(this);
    }

    /** Builds a {@link SampleDetailQuery}. */
    @AutoBuilder(ofClass = SampleDetailQuery.class)
    public interface Builder {

        /** State that the sample is looked up in. */
        Builder sampleState(@Nullable SampleState sampleState);

        /** Id of the team member whose labels to show. */
        Builder workerId(@Nullable String workerId);

        /** Language of texts; {@link Language#ENGLISH} by default. */
        Builder locale(@Nullable Language locale);

        /** The query. */
        SampleDetailQuery build();
    }
}
