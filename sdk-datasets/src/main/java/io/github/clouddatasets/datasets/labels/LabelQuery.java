package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Which labels to list ({@code listLabels}). What is {@code null} is not sent.
 *
 * @param versionId only labels of this version
 * @param pageSize how many labels to fetch with one call, 1 to 100000; 1000 by default
 */
public record LabelQuery(
        @Nullable String versionId,
        @JsonProperty("limit") @Nullable Integer pageSize) {

    public LabelQuery {
        Check.range("pageSize", pageSize, 1, 100_000);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_LabelQuery_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_LabelQuery_Builder(this);
    }

    /** Builds a {@link LabelQuery}. */
    @AutoBuilder(ofClass = LabelQuery.class)
    public interface Builder {

        /** Only labels of this version. */
        Builder versionId(@Nullable String versionId);

        /** How many labels to fetch with one call, 1 to 100000; 1000 by default. */
        Builder pageSize(@Nullable Integer pageSize);

        /**
         * The query.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        LabelQuery build();
    }
}
