package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that samples must have (schema {@code SearchProp}, in {@link SearchCondition#metadata()}). What is
 * {@code null} is not sent.
 *
 * @param props name of an attribute to the values that are accepted
 * @param op whether one of the attributes is enough or all are needed
 */
public record SearchProp(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> props,
        @Nullable LogicalOperator op) {

    public SearchProp {
        props = copy(props);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SearchProp_Builder().props(Map.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SearchProp_Builder(this);
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
    @AutoBuilder(ofClass = SearchProp.class)
    public interface Builder {

        /** Name of an attribute to the values that are accepted. */
        Builder props(Map<String, List<String>> props);

        /** Whether one of the attributes is enough or all are needed. */
        Builder op(@Nullable LogicalOperator op);

        /** The value. */
        SearchProp build();
    }
}
