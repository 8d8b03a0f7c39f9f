package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.HardMark;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that the service itself keeps with a sample (schema {@code SampleMetadata}, in {@link Sample#metadata()},
 * {@link SampleUpdate#metadata()} and {@link NewSample#metadata()}). On the wire every name begins with {@code
 * @modelarts:}. A field that is {@code null} is not sent. The builder checks the limits; answers of the service are not
 *     checked.
 *
 * @param importOrigin where the sample came from; given by the service
 * @param hard whether the sample is a hard example
 * @param hardCoefficient how difficult the sample is, from 0 to 1
 * @param hardReasons why the sample is a hard example
 * @param size width, height and, if it is not 3, number of channels of the image, in pixels; needed when the sample
 *     carries labels of object detection
 */
@Decoded
public record SampleMetadata(
        @JsonProperty("@modelarts:import_origin") @Nullable Integer importOrigin,

        @JsonProperty("@modelarts:hard")
        @JsonSerialize(using = HardMark.AsNumber.class)
        @JsonDeserialize(using = HardMark.Reader.class)
        @Nullable
        Boolean hard,

        @JsonProperty("@modelarts:hard_coefficient") @Nullable
        Double hardCoefficient,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonProperty("@modelarts:hard_reasons")
        @JsonDeserialize(using = HardReasons.Reader.class)
        List<HardReasonId> hardReasons,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("@modelarts:size")
        List<Integer> size) {

    /** Copies the lists. {@inheritDoc} */
    public SampleMetadata {
        hardReasons = Immutable.list(hardReasons);
        size = Immutable.list(size);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SampleMetadata_Builder().hardReasons(List.of()).size(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SampleMetadata_Builder(this);
    }

    /** Builds a {@link SampleMetadata}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Where the sample came from; given by the service.
         *
         * @param importOrigin where the sample came from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importOrigin(@Nullable Integer importOrigin);

        /**
         * Whether the sample is a hard example.
         *
         * @param hard whether the sample is a hard example; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder hard(@Nullable Boolean hard);

        /**
         * How difficult the sample is, from 0 to 1.
         *
         * @param hardCoefficient how difficult the sample is; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder hardCoefficient(@Nullable Double hardCoefficient);

        /**
         * Why the sample is a hard example.
         *
         * @param hardReasons why the sample is a hard example; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder hardReasons(@Nullable Collection<? extends HardReasonId> hardReasons) {
            return hardReasons(Elements.of("hardReasons", hardReasons));
        }

        abstract Builder hardReasons(List<HardReasonId> hardReasons);

        /**
         * Width, height and, if it is not 3, number of channels of the image, in pixels; needed when the sample carries
         * labels of object detection.
         *
         * @param size width, height and perhaps number of channels; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder size(@Nullable Collection<? extends Integer> size) {
            return size(Elements.of("size", size));
        }

        abstract Builder size(List<Integer> size);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public SampleMetadata build() {
            SampleMetadata built = autoBuild();
            Double coefficient = built.hardCoefficient();
            if (coefficient != null && !(coefficient >= 0 && coefficient <= 1)) {
                throw Check.refused("hardCoefficient", "must be from 0 to 1", coefficient.toString());
            }
            int numbers = built.size().size();
            if (numbers != 0 && numbers != 2 && numbers != 3) {
                throw Check.refused(
                        "size",
                        "must be width, height and perhaps depth",
                        built.size().toString());
            }
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract SampleMetadata autoBuild();
    }
}
