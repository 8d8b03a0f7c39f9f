package io.github.clouddatasets.datasets.labels;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * A value that a label attribute may have (schema {@code LabelAttributeValue}, in {@link LabelAttribute#values()}). A
 * field that is {@code null} is not sent.
 *
 * @param id id of the value; given by the service
 * @param value the value itself
 */
@Decoded
public record LabelAttributeValue(
        @Nullable String id, @Nullable String value) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_LabelAttributeValue_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_LabelAttributeValue_Builder(this);
    }

    /** Builds a {@link LabelAttributeValue}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Id of the value; given by the service.
         *
         * @param id id of the value; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder id(@Nullable String id);

        /**
         * The value itself.
         *
         * @param value the value itself; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder value(@Nullable String value);

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract LabelAttributeValue build();
    }
}
