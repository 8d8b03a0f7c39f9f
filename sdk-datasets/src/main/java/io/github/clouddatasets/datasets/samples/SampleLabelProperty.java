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
import io.github.clouddatasets.datasets.internal.PlainNumber;
import io.github.clouddatasets.datasets.labels.LabelShape;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a label on a sample (schema {@code SampleLabelProperty}, in {@link SampleLabel#property()}). On the
 * wire every name begins with {@code @modelarts:}, and numbers, times and flags are text. A field that is {@code null}
 * is not sent. The builder checks the limits; answers of the service are not checked.
 *
 * @param shape kind of shape; object detection only
 * @param feature points of the shape as {@code [x, y]}, in pixels from the top left corner; a circle is
 *     {@code [[x, y], [radius]]}; object detection only
 * @param hard whether the label is a hard example
 * @param hardCoefficient how difficult the label is, from 0 to 1
 * @param hardReasons why the label is a hard example
 * @param startIndex where the entity starts in the text, counted from 0, included; entities only
 * @param endIndex where the entity ends in the text, excluded; entities only
 * @param from id of the label of the entity that the relation starts from; relations only
 * @param to id of the label of the entity that the relation leads to; relations only
 * @param startTime where the segment begins in the sound, to the millisecond
 * @param endTime where the segment ends in the sound, to the millisecond
 * @param content what is said in the segment; speech only
 * @param source who speaks in the segment; speech only
 */
@Decoded
public record SampleLabelProperty(
        @JsonProperty("@modelarts:shape") @Nullable LabelShape shape,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("@modelarts:feature")
        List<List<Double>> feature,

        @JsonProperty("@modelarts:hard")
        @JsonSerialize(using = HardMark.AsDigitText.class)
        @JsonDeserialize(using = HardMark.Reader.class)
        @Nullable
        Boolean hard,

        @JsonProperty("@modelarts:hard_coefficient")
        @JsonSerialize(using = PlainNumber.Writer.class)
        @JsonDeserialize(using = PlainNumber.Reader.class)
        @Nullable
        Double hardCoefficient,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonProperty("@modelarts:hard_reasons")
        @JsonSerialize(using = HardReasons.Writer.class)
        @JsonDeserialize(using = HardReasons.Reader.class)
        List<HardReasonId> hardReasons,

        @JsonProperty("@modelarts:start_index") @Nullable Integer startIndex,
        @JsonProperty("@modelarts:end_index") @Nullable Integer endIndex,
        @JsonProperty("@modelarts:from") @Nullable String from,
        @JsonProperty("@modelarts:to") @Nullable String to,

        @JsonProperty("@modelarts:start_time")
        @JsonSerialize(using = ClockTime.Writer.class)
        @JsonDeserialize(using = ClockTime.Reader.class)
        @Nullable
        Duration startTime,

        @JsonProperty("@modelarts:end_time")
        @JsonSerialize(using = ClockTime.Writer.class)
        @JsonDeserialize(using = ClockTime.Reader.class)
        @Nullable
        Duration endTime,

        @JsonProperty("@modelarts:content") @Nullable String content,
        @JsonProperty("@modelarts:source") @Nullable String source) {

    /** Copies the lists. {@inheritDoc} */
    public SampleLabelProperty {
        feature = Immutable.nested(feature);
        hardReasons = Immutable.list(hardReasons);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SampleLabelProperty_Builder().feature(List.of()).hardReasons(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SampleLabelProperty_Builder(this);
    }

    /** Builds a {@link SampleLabelProperty}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Kind of shape; object detection only.
         *
         * @param shape kind of shape; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder shape(@Nullable LabelShape shape);

        /**
         * Points of the shape as {@code [x, y]}, in pixels from the top left corner; a circle is
         * {@code [[x, y], [radius]]}; object detection only.
         *
         * @param feature points of the shape as {@code [x, y]}; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder feature(@Nullable Collection<? extends List<Double>> feature) {
            return feature(Elements.of("feature", feature));
        }

        abstract Builder feature(List<List<Double>> feature);

        /**
         * Whether the label is a hard example.
         *
         * @param hard whether the label is a hard example; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder hard(@Nullable Boolean hard);

        /**
         * How difficult the label is, from 0 to 1.
         *
         * @param hardCoefficient how difficult the label is; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder hardCoefficient(@Nullable Double hardCoefficient);

        /**
         * Why the label is a hard example.
         *
         * @param hardReasons why the label is a hard example; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder hardReasons(@Nullable Collection<? extends HardReasonId> hardReasons) {
            return hardReasons(Elements.of("hardReasons", hardReasons));
        }

        abstract Builder hardReasons(List<HardReasonId> hardReasons);

        /**
         * Where the entity starts in the text, counted from 0, included; entities only.
         *
         * @param startIndex where the entity starts in the text; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder startIndex(@Nullable Integer startIndex);

        /**
         * Where the entity ends in the text, excluded; entities only.
         *
         * @param endIndex where the entity ends in the text; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder endIndex(@Nullable Integer endIndex);

        /**
         * Id of the label of the entity that the relation starts from; relations only.
         *
         * @param from id of the label of the entity that the relation starts from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder from(@Nullable String from);

        /**
         * Id of the label of the entity that the relation leads to; relations only.
         *
         * @param to id of the label of the entity that the relation leads to; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder to(@Nullable String to);

        /**
         * Where the segment begins in the sound, to the millisecond.
         *
         * @param startTime where the segment begins in the sound; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder startTime(@Nullable Duration startTime);

        /**
         * Where the segment ends in the sound, to the millisecond.
         *
         * @param endTime where the segment ends in the sound; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder endTime(@Nullable Duration endTime);

        /**
         * What is said in the segment; speech only.
         *
         * @param content what is said in the segment; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder content(@Nullable String content);

        /**
         * Who speaks in the segment; speech only.
         *
         * @param source who speaks in the segment; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder source(@Nullable String source);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public SampleLabelProperty build() {
            SampleLabelProperty built = autoBuild();
            Double coefficient = built.hardCoefficient();
            if (coefficient != null && !(coefficient >= 0 && coefficient <= 1)) {
                throw Check.refused("hardCoefficient", "must be from 0 to 1", coefficient.toString());
            }
            Check.range("startIndex", built.startIndex(), 0, Integer.MAX_VALUE);
            ClockTime.check("startTime", built.startTime());
            ClockTime.check("endTime", built.endTime());
            for (List<Double> point : built.feature()) {
                for (Double number : point) {
                    if (!(number >= 0)) {
                        throw Check.refused("feature", "must not hold numbers below 0", number.toString());
                    }
                }
            }
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract SampleLabelProperty autoBuild();
    }
}
