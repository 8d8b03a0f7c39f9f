package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels that samples must carry (schema {@code SearchLabels}, in {@link SearchCondition#labelList()}). What is
 * {@code null} is not sent.
 *
 * @param labels labels to look for
 * @param op whether one of the labels is enough or all are needed; needed with several labels
 */
public record SearchLabels(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SearchLabel> labels,
        @Nullable LogicalOperator op) {

    public SearchLabels {
        labels = Immutable.list(labels);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SearchLabels_Builder().labels(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SearchLabels_Builder(this);
    }

    /** Builds a {@link SearchLabels}. */
    @AutoBuilder(ofClass = SearchLabels.class)
    public interface Builder {

        /** Labels to look for. */
        Builder labels(List<SearchLabel> labels);

        /** Whether one of the labels is enough or all are needed; needed with several labels. */
        Builder op(@Nullable LogicalOperator op);

        /** The value. */
        SearchLabels build();
    }
}
