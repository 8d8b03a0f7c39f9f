package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.labels.LabelType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label that samples must carry, and the attributes it must have (schema {@code SearchLabel}, in
 * {@link SearchLabels#labels()}). A field that is {@code null} is not sent.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property name of an attribute to the values that are accepted; {@code null} instead of a list accepts any
 *     value
 * @param op whether one of the attributes is enough or all are needed
 */
@Decoded
public record SearchLabel(
        @Nullable String name,
        @Nullable LabelType type,

        @JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
        Map<String, @Nullable List<String>> property,

        @Nullable LogicalOperator op) {

    /** Copies lists and maps. {@inheritDoc} */
    public SearchLabel {
        property = copy(property);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new NullSafe().property(Map.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new NullSafe(this);
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
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the label.
         *
         * @param name name of the label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder name(@Nullable String name);

        /**
         * Kind of labeling the label is for.
         *
         * @param type kind of labeling the label is for; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder type(@Nullable LabelType type);

        /**
         * Name of an attribute to the values that are accepted; {@code null} instead of a list accepts any value.
         *
         * @param property name of an attribute to the values that are accepted
         * @return this builder
         * @throws IllegalArgumentException if a name is null
         */
        public abstract Builder property(Map<String, @Nullable List<String>> property);

        /**
         * Whether one of the attributes is enough or all are needed.
         *
         * @param op whether one of the attributes is enough or all are needed; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder op(@Nullable LogicalOperator op);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract SearchLabel build();
    }

    /** Takes a null map as an empty one and refuses a null name: the generated builder would throw without a field's name. */
    private static final class NullSafe extends AutoBuilder_SearchLabel_Builder {

        NullSafe() {}

        NullSafe(SearchLabel source) {
            super(source);
        }

        @Override
        public Builder property(@Nullable Map<String, @Nullable List<String>> property) {
            return super.property(Elements.byName("property", property));
        }
    }
}
