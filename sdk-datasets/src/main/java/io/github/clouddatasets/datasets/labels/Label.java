package io.github.clouddatasets.datasets.labels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label that samples of a dataset may carry (schema {@code Label}). What is {@code null} is not sent. The service
 * leaves fields out freely: what is missing is {@code null}, a missing list or map is empty.
 *
 * @param name name of the label
 * @param type kind of labeling the label is for
 * @param property color, shortcut and other basic properties
 * @param attributes further attributes that can be given with the label
 */
public record Label(
        @Nullable String name,
        @Nullable LabelType type,
        @Nullable LabelProperty property,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LabelAttribute> attributes) {

    public Label {
        attributes = Immutable.list(attributes);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_Label_Builder().attributes(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_Label_Builder(this);
    }

    /** Builds a {@link Label}. */
    @AutoBuilder(ofClass = Label.class)
    public interface Builder {

        /** Name of the label. */
        Builder name(@Nullable String name);

        /** Kind of labeling the label is for. */
        Builder type(@Nullable LabelType type);

        /** Color, shortcut and other basic properties. */
        Builder property(@Nullable LabelProperty property);

        /** Further attributes that can be given with the label. */
        Builder attributes(List<LabelAttribute> attributes);

        /** The value. */
        Label build();
    }
}
