package io.github.clouddatasets.datasets;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.samples.SampleState;
import org.jspecify.annotations.Nullable;

/**
 * What to count ({@code listStats}). What is {@code null} is not sent.
 *
 * @param sampleState only samples in this state
 * @param email only samples of the team member with this mail address
 * @param locale language of texts; {@link Language#ENGLISH} by default
 */
public record StatsQuery(
        @Nullable SampleState sampleState,
        @Nullable String email,
        @Nullable Language locale) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_StatsQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_StatsQuery_Builder(this);
    }

    /** Builds a {@link StatsQuery}. */
    @AutoBuilder(ofClass = StatsQuery.class)
    public interface Builder {

        /** Only samples in this state. */
        Builder sampleState(@Nullable SampleState sampleState);

        /** Only samples of the team member with this mail address. */
        Builder email(@Nullable String email);

        /** Language of texts; {@link Language#ENGLISH} by default. */
        Builder locale(@Nullable Language locale);

        /** The query. */
        StatsQuery build();
    }
}
