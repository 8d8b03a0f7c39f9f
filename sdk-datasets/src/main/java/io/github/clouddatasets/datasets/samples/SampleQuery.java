package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.common.SortOrder;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listing of samples: filters, order and page size ({@code listSamples}). A field that is {@code null} is not sent.
 *
 * @param sampleState only samples in this state
 * @param sampleType only samples of this kind; documented default {@link SampleType#FREE_FORMAT}
 * @param labelName only samples that carry this label
 * @param labelType only samples with labels of this kind; the value is a type of datasets, not a type of labels
 * @param lowScore only samples with at least this confidence, from 0 to 1; 0 by default
 * @param highScore only samples with at most this confidence, from 0 to 1; 1 by default
 * @param email only samples of the team member with this mail address
 * @param versionId only samples of this version
 * @param searchConditions <b>experimental</b>: criteria that must all hold. The service does not document their form;
 *     the SDK sends them as the JSON list that exports use
 * @param rawSearchConditions <b>experimental</b>: criteria in the service's own spelling, percent-encoded on the way;
 *     instead of {@code searchConditions}
 * @param preview whether to ask for a preview
 * @param processParameter how OBS is to shrink images behind {@link Sample#source()}, for example
 *     {@code image/resize,m_lfit,h_200}
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

    /** Copies the lists and checks the limits. {@inheritDoc} */
    public SampleQuery {
        searchConditions = Immutable.list(searchConditions);
        score("lowScore", lowScore);
        score("highScore", highScore);
        if (rawSearchConditions != null && !searchConditions.isEmpty()) {
            throw new IllegalArgumentException("searchConditions and rawSearchConditions exclude each other");
        }
        Check.range("pageSize", pageSize, 1, 100);
    }

    /** {@return a builder with no parameter set} */
    public static Builder builder() {
        return new AutoBuilder_SampleQuery_Builder().searchConditions(List.of());
    }

    /** {@return a builder that holds the values of this query} */
    public Builder toBuilder() {
        return new AutoBuilder_SampleQuery_Builder(this);
    }

    private static void score(String field, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw Check.refused(field, "must be from 0 to 1", value.toString());
        }
    }

    /** Builds a {@link SampleQuery}. */
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
         * Only samples of this kind; documented default {@link SampleType#FREE_FORMAT}.
         *
         * @param sampleType only samples of this kind; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder sampleType(@Nullable SampleType sampleType);

        /**
         * Only samples that carry this label.
         *
         * @param labelName only samples that carry this label; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder labelName(@Nullable String labelName);

        /**
         * Only samples with labels of this kind; the value is a type of datasets, not a type of labels.
         *
         * @param labelType only samples with labels of this kind; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder labelType(@Nullable DatasetType labelType);

        /**
         * Only samples with at least this confidence, from 0 to 1; 0 by default.
         *
         * @param lowScore only samples with at least this confidence; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder lowScore(@Nullable Double lowScore);

        /**
         * Only samples with at most this confidence, from 0 to 1; 1 by default.
         *
         * @param highScore only samples with at most this confidence; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder highScore(@Nullable Double highScore);

        /**
         * Only samples of the team member with this mail address.
         *
         * @param email only samples of the team member with this mail address; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder email(@Nullable String email);

        /**
         * Only samples of this version.
         *
         * @param versionId only samples of this version; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder versionId(@Nullable String versionId);

        /**
         * <b>Experimental</b>: criteria that must all hold. The service does not document their form; the SDK sends
         * them as the JSON list that exports use.
         *
         * @param searchConditions criteria that must all hold; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder searchConditions(@Nullable Collection<? extends SearchCondition> searchConditions) {
            return searchConditions(Elements.of("searchConditions", searchConditions));
        }

        abstract Builder searchConditions(List<SearchCondition> searchConditions);

        abstract List<SearchCondition> searchConditions();

        /**
         * Adds a criterion.
         *
         * @param condition the criterion
         * @return this builder
         * @throws IllegalArgumentException if {@code condition} is null
         */
        public Builder addSearchCondition(SearchCondition condition) {
            return searchConditions(Elements.and(searchConditions(), "condition", condition));
        }

        /**
         * Adds a criterion, built in place.
         *
         * @param condition sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code condition} is null, or if a field breaks its rule
         */
        public Builder addSearchCondition(Consumer<SearchCondition.Builder> condition) {
            return addSearchCondition(
                    BuilderLambda.build(SearchCondition.builder(), condition, SearchCondition.Builder::build));
        }

        /**
         * <b>Experimental</b>: criteria in the service's own spelling, percent-encoded on the way; instead of those that
         * {@link #addSearchCondition} adds.
         *
         * @param rawSearchConditions criteria in the service's own spelling; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder rawSearchConditions(@Nullable String rawSearchConditions);

        /**
         * Whether to ask for a preview.
         *
         * @param preview whether to ask for a preview; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder preview(@Nullable Boolean preview);

        /**
         * How OBS is to shrink images behind {@link Sample#source()}, for example {@code image/resize,m_lfit,h_200}.
         *
         * @param processParameter how OBS is to shrink images behind {@link Sample#source()}; {@code null} leaves the
         *     parameter out
         * @return this builder
         */
        public abstract Builder processParameter(@Nullable String processParameter);

        /**
         * Language of texts; {@link Language#ENGLISH} by default.
         *
         * @param locale language of texts; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder locale(@Nullable Language locale);

        /**
         * Direction to sort in; {@link SortOrder#DESC} by default.
         *
         * @param order direction to sort in; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder order(@Nullable SortOrder order);

        /**
         * How many samples to fetch with one call, 1 to 100; 100 by default.
         *
         * @param pageSize how many samples to fetch with one call; {@code null} leaves the parameter out
         * @return this builder
         */
        public abstract Builder pageSize(@Nullable Integer pageSize);

        /**
         * Builds the query.
         *
         * @return a new query
         * @throws IllegalArgumentException if a parameter breaks its rule: the message names parameter, rule and value
         */
        public abstract SampleQuery build();
    }
}
