package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.common.SortOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which samples to list ({@code listSamples}). What is {@code null} is not sent.
 *
 * @param sampleState only samples in this state
 * @param sampleType only samples of this kind; {@link SampleType#FREE_FORMAT} is called the default
 * @param labelName only samples that carry this label
 * @param labelType only samples with labels of this kind; takes types of datasets, not types of labels
 * @param lowScore only samples with at least this confidence, from 0 to 1; 0 by default
 * @param highScore only samples with at most this confidence, from 0 to 1; 1 by default
 * @param email only samples of the team member with this mail address
 * @param versionId only samples of this version
 * @param searchConditions <b>experimental</b>: criteria that must all hold. The service does not document how it wants
 *     them written; they are sent as the JSON list that exports use
 * @param rawSearchConditions <b>experimental</b>: criteria in the service's own spelling, percent-encoded on the way;
 *     instead of {@code searchConditions}
 * @param preview whether to ask for a preview
 * @param processParameter how OBS is to shrink images behind {@link Sample#source()}, for example {@code
 *     image/resize,m_lfit,h_200}
 * @param locale language of texts; {@link Language#ENGLISH} by default
 * @param order direction to sort in; {@link SortOrder#DESC} by default
 * @param pageSize how many samples to fetch with one call, 1 to 100; 100 by default
 */
public record SampleQuery(
        @Nullable SampleState sampleState,
        @Nullable SampleType sampleType,
        @Nullable String labelName,
        @Nullable DatasetType labelType,
        @Nullable Double lowScore,
        @Nullable Double highScore,
        @Nullable String email,
        @Nullable String versionId,
        List<SearchCondition> searchConditions,
        @Nullable String rawSearchConditions,
        @Nullable Boolean preview,
        @Nullable String processParameter,
        @Nullable Language locale,
        @Nullable SortOrder order,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    public SampleQuery {
        searchConditions = Immutable.list(searchConditions);
        score("lowScore", lowScore);
        score("highScore", highScore);
        if (rawSearchConditions != null && !searchConditions.isEmpty()) {
            throw new IllegalArgumentException("searchConditions and rawSearchConditions exclude each other");
        }
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SampleQuery_Builder().searchConditions(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SampleQuery_Builder(this);
    }

    private static void score(String field, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw Check.refused(field, "must be from 0 to 1", value.toString());
        }
    }

    /** Builds a {@link SampleQuery}. */
    @AutoBuilder(ofClass = SampleQuery.class)
    public interface Builder {

        /** Only samples in this state. */
        Builder sampleState(@Nullable SampleState sampleState);

        /** Only samples of this kind; {@link SampleType#FREE_FORMAT} is called the default. */
        Builder sampleType(@Nullable SampleType sampleType);

        /** Only samples that carry this label. */
        Builder labelName(@Nullable String labelName);

        /** Only samples with labels of this kind; takes types of datasets, not types of labels. */
        Builder labelType(@Nullable DatasetType labelType);

        /** Only samples with at least this confidence, from 0 to 1; 0 by default. */
        Builder lowScore(@Nullable Double lowScore);

        /** Only samples with at most this confidence, from 0 to 1; 1 by default. */
        Builder highScore(@Nullable Double highScore);

        /** Only samples of the team member with this mail address. */
        Builder email(@Nullable String email);

        /** Only samples of this version. */
        Builder versionId(@Nullable String versionId);

        /**
         * <b>experimental</b>: criteria that must all hold. The service does not document how it wants them written;
         * they are sent as the JSON list that exports use.
         */
        Builder searchConditions(List<SearchCondition> searchConditions);

        /**
         * <b>experimental</b>: criteria in the service's own spelling, percent-encoded on the way; instead of {@code
         * searchConditions}.
         */
        Builder rawSearchConditions(@Nullable String rawSearchConditions);

        /** Whether to ask for a preview. */
        Builder preview(@Nullable Boolean preview);

        /**
         * How OBS is to shrink images behind {@link Sample#source()}, for example {@code image/resize,m_lfit,h_200}.
         */
        Builder processParameter(@Nullable String processParameter);

        /** Language of texts; {@link Language#ENGLISH} by default. */
        Builder locale(@Nullable Language locale);

        /** Direction to sort in; {@link SortOrder#DESC} by default. */
        Builder order(@Nullable SortOrder order);

        /** How many samples to fetch with one call, 1 to 100; 100 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        SampleQuery build();
    }
}
