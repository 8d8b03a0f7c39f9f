package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Flags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that the service itself keeps with a sample (schema {@code SampleMetadata}, in {@link Sample#metadata()},
 * {@link SampleUpdate#metadata()} and {@link NewSample#metadata()}). On the wire every name begins with {@code
 * @modelarts:}. What is {@code null} is not sent. The builder checks the limits; what the service answers is taken as
 * it is.
 *
 * @param importOrigin where the sample came from; given by the service
 * @param hard whether the sample is a hard example
 * @param hardCoefficient how difficult the sample is, from 0 to 1
 * @param hardReasons why the sample is a hard example
 * @param size width, height and, if it is not 3, number of channels of the image, in pixels; needed when the sample
 *     carries labels of object detection
 */
public record SampleMetadata(
        @JsonProperty("@modelarts:import_origin") @Nullable Integer importOrigin,

        @JsonProperty("@modelarts:hard")
        @JsonSerialize(using = Flags.AsNumber.class)
        @JsonDeserialize(using = Flags.Reader.class)
        @Nullable
        Boolean hard,

        @JsonProperty("@modelarts:hard_coefficient") @Nullable
        Double hardCoefficient,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("@modelarts:hard_reasons")
        List<HardReasonId> hardReasons,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("@modelarts:size")
        List<Integer> size) {

    public SampleMetadata {
        hardReasons = Immutable.list(hardReasons);
        size = Immutable.list(size);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked().hardReasons(List.of()).size(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link SampleMetadata}. */
    @AutoBuilder(ofClass = SampleMetadata.class)
    public interface Builder {

        /** Where the sample came from; given by the service. */
        Builder importOrigin(@Nullable Integer importOrigin);

        /** Whether the sample is a hard example. */
        Builder hard(@Nullable Boolean hard);

        /** How difficult the sample is, from 0 to 1. */
        Builder hardCoefficient(@Nullable Double hardCoefficient);

        /** Why the sample is a hard example. */
        Builder hardReasons(List<HardReasonId> hardReasons);

        /**
         * Width, height and, if it is not 3, number of channels of the image, in pixels; needed when the sample carries
         * labels of object detection.
         */
        Builder size(List<Integer> size);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        SampleMetadata build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_SampleMetadata_Builder {

        Checked() {}

        Checked(SampleMetadata source) {
            super(source);
        }

        @Override
        public SampleMetadata build() {
            SampleMetadata built = super.build();
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
    }
}
