package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that samples must have (schema {@code SearchProp}, in {@link SearchCondition#metadata()}). A field that is
 * {@code null} is not sent.
 *
 * @param props name of an attribute to the values that are accepted
 * @param op whether one of the attributes is enough or all are needed
 */
@Decoded
public record SearchProp(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> props,
        @Nullable LogicalOperator op) {

    /**
     * Copies lists and maps.
     *
     * @param props name of an attribute to the values that are accepted
     * @param op whether one of the attributes is enough or all are needed
     */
    public SearchProp {
        props = copy(props);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new NullSafe().props(Map.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new NullSafe(this);
    }

    private static Map<String, List<String>> copy(@Nullable Map<String, ? extends @Nullable List<String>> values) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, accepted) -> copy.put(name, Immutable.list(accepted)));
        return Collections.unmodifiableMap(copy);
    }

    /** Builds a {@link SearchProp}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of an attribute to the values that are accepted.
         *
         * @param props name of an attribute to the values that are accepted
         * @return this builder
         * @throws IllegalArgumentException if a name is null
         */
        public abstract Builder props(Map<String, List<String>> props);

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
        public abstract SearchProp build();
    }

    /** Takes a null map as an empty one and refuses a null name: the generated builder would throw without a field's name. */
    private static final class NullSafe extends AutoBuilder_SearchProp_Builder {

        NullSafe() {}

        NullSafe(SearchProp source) {
            super(source);
        }

        @Override
        public Builder props(@Nullable Map<String, List<String>> props) {
            return super.props(Elements.byName("props", props));
        }
    }
}
