package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further attribute of a label (schema {@code LabelAttribute}, in {@link Label#attributes()}). What is {@code null}
 * is not sent. The builder checks the limits; what the service answers is taken as it is.
 *
 * @param id id of the attribute, as the list of labels shows it; given by the service
 * @param name name of the attribute, at most 64 characters, without {@code ! < > = & " '}
 * @param type free text, or one value of {@code values}
 * @param defaultValue value that is meant when none is given
 * @param values values to choose from, for {@link LabelAttributeType#SELECT}
 */
public record LabelAttribute(
        @Nullable String id,
        @Nullable String name,
        @Nullable LabelAttributeType type,
        @Nullable String defaultValue,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LabelAttributeValue> values) {

    public LabelAttribute {
        values = Immutable.list(values);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked().values(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link LabelAttribute}. */
    @AutoBuilder(ofClass = LabelAttribute.class)
    public interface Builder {

        /** Id of the attribute, as the list of labels shows it; given by the service. */
        Builder id(@Nullable String id);

        /** Name of the attribute, at most 64 characters, without {@code ! < > = & " '}. */
        Builder name(@Nullable String name);

        /** Free text, or one value of {@code values}. */
        Builder type(@Nullable LabelAttributeType type);

        /** Value that is meant when none is given. */
        Builder defaultValue(@Nullable String defaultValue);

        /** Values to choose from, for {@link LabelAttributeType#SELECT}. */
        Builder values(List<LabelAttributeValue> values);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        LabelAttribute build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_LabelAttribute_Builder {

        Checked() {}

        Checked(LabelAttribute source) {
            super(source);
        }

        @Override
        public LabelAttribute build() {
            LabelAttribute built = super.build();
            Check.length("name", built.name(), 0, 64);
            Check.pattern("name", built.name(), Rules.TEXT, Rules.TEXT_RULE);
            return built;
        }
    }
}
