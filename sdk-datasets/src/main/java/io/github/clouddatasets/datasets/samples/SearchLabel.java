package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.labels.LabelType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label that samples must carry, and the attributes it must have (schema {@code SearchLabel}, in
 * {@link SearchLabels#labels()}). What is {@code null} is not sent.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property name of an attribute to the values that are accepted; {@code null} instead of a list accepts any
 *     value
 * @param op whether one of the attributes is enough or all are needed
 */
public record SearchLabel(
        @Nullable String name,
        @Nullable LabelType type,

        @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
        Map<String, @Nullable List<String>> property,

        @Nullable LogicalOperator op) {

    public SearchLabel {
        property = copy(property);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SearchLabel_Builder().property(Map.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SearchLabel_Builder(this);
    }

    /** As {@code Immutable.map}, but null lists stay: they mean any value. */
    private static Map<String, @Nullable List<String>> copy(
            @Nullable Map<String, ? extends @Nullable List<String>> values) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, accepted) -> copy.put(name, accepted == null ? null : Immutable.list(accepted)));
        return Collections.unmodifiableMap(copy);
    }

    /** Builds a {@link SearchLabel}. */
    @AutoBuilder(ofClass = SearchLabel.class)
    public interface Builder {

        /** Name of the label. */
        Builder name(@Nullable String name);

        /** Kind of labeling the label is for. */
        Builder type(@Nullable LabelType type);

        /** Name of an attribute to the values that are accepted; {@code null} instead of a list accepts any value. */
        Builder property(Map<String, @Nullable List<String>> property);

        /** Whether one of the attributes is enough or all are needed. */
        Builder op(@Nullable LogicalOperator op);

        /** The value. */
        SearchLabel build();
    }
}
