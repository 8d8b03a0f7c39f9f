package io.github.clouddatasets.datasets.labels;

import com.google.auto.value.AutoBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A value that a label attribute may have (schema {@code LabelAttributeValue}, in {@link LabelAttribute#values()}).
 * What is {@code null} is not sent.
 *
 * @param id id of the value; given by the service
 * @param value the value itself
 */
public record LabelAttributeValue(
        @Nullable String id, @Nullable String value) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_LabelAttributeValue_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_LabelAttributeValue_Builder(this);
    }

    /** Builds a {@link LabelAttributeValue}. */
    @AutoBuilder(ofClass = LabelAttributeValue.class)
    public interface Builder {

        /** Id of the value; given by the service. */
        Builder id(@Nullable String id);

        /** The value itself. */
        Builder value(@Nullable String value);

        /** The value. */
        LabelAttributeValue build();
    }
}
