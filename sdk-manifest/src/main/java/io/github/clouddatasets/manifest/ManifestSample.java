package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sample: one line of a manifest. Every field but the source may be missing: a missing field is {@code null}, a missing
 * list or map is empty.
 *
 * <pre>{@code
 * ManifestSample cat = ManifestSample.builder("s3://pets/cats/1.jpg")
 *         .usage(SampleUsage.TRAIN)
 *         .annotations(List.of(new Annotation.ImageClassification("cat")))
 *         .build();
 * }</pre>
 *
 * @param source where the object is, as the file spells it: {@code s3://bucket/key}, {@code obs://bucket/key},
 *     {@code /bucket/key}, or {@code content://} and the text itself. Compare by {@link #sourcePath()}
 * @param usage use of the sample; {@code null} while undecided
 * @param id id of the sample, written on export, ignored on import
 * @param annotations the labels; empty for a sample without a label
 * @param inferenceLoc where the result of the inference is, written by the inference service
 * @param hard whether the sample is a hard example
 * @param hardCoefficient how hard, from 0 to 1
 * @param sampleType what the sample consists of
 * @param properties properties of the sample ({@code property}) as JSON has them: text, booleans, lists, maps, whole
 *     numbers, and fractions as {@link java.math.BigDecimal}; for frames of a video see {@link #videoFrame()}
 * @param others every field that no component stands for, under its name in the file, and known fields whose value is
 *     not what the format says, as they came; written back after the known ones
 */
public record ManifestSample(
        String source,
        @Nullable SampleUsage usage,
        @Nullable String id,
        List<Annotation> annotations,
        @Nullable String inferenceLoc,
        @Nullable Boolean hard,
        @Nullable Double hardCoefficient,
        @Nullable SampleMedia sampleType,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> others) {

    /** Begins the source of a text sample. */
    public static final String CONTENT = "content://";

    /** Copies lists and maps and refuses an empty list. {@inheritDoc} */
    public ManifestSample {
        Check.required("source", source);
        annotations = Immutable.list(annotations);
        properties = Immutable.json(properties);
        others = Immutable.json(others);
    }

    /**
     * A text sample without labels, whose source is the text itself.
     *
     * @param text the text
     * @return the sample
     */
    public static ManifestSample ofText(String text) {
        return builder(CONTENT + Check.required("text", text)).build();
    }

    /**
     * A builder with nothing but the source set.
     *
     * @param source path of the object, such as {@code s3://bucket/key}, or {@code content://} and a text
     * @return the builder
     * @throws IllegalArgumentException if {@code source} is null
     */
    public static Builder builder(String source) {
        return new Checked()
                .source(Check.required("source", source))
                .annotations(List.of())
                .properties(Map.of())
                .others(Map.of());
    }

    /** {@return a builder that holds these values} */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** {@return the path of the object in OBS, whatever its spelling; empty for a text sample} */
    public Optional<ObsPath> sourcePath() {
        return ObsPath.of(source);
    }

    /** {@return the text of a text sample, to which the indices of entities refer; empty for every other sample} */
    public Optional<String> text() {
        return source.startsWith(CONTENT) ? Optional.of(source.substring(CONTENT.length())) : Optional.empty();
    }

    /** {@return the video and the position that the image was taken from; empty without such properties} */
    public Optional<VideoFrame> videoFrame() {
        return SampleJson.videoFrame(properties);
    }

    /** Builds a {@link ManifestSample}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Where the object is.
         *
         * @param source where the object is
         * @return this builder
         * @throws IllegalArgumentException if {@code source} is null
         */
        public abstract Builder source(String source);

        /**
         * What the sample is for.
         *
         * @param usage what the sample is for; {@code null} for none
         * @return this builder
         */
        public abstract Builder usage(@Nullable SampleUsage usage);

        /**
         * Id of the sample; ignored on import.
         *
         * @param id id of the sample; {@code null} for none
         * @return this builder
         */
        public abstract Builder id(@Nullable String id);

        /**
         * The labels.
         *
         * @param annotations the labels
         * @return this builder
         * @throws IllegalArgumentException if {@code annotations} is null
         */
        public abstract Builder annotations(List<Annotation> annotations);

        /**
         * Where the result of the inference is.
         *
         * @param inferenceLoc where the result of the inference is; {@code null} for none
         * @return this builder
         */
        public abstract Builder inferenceLoc(@Nullable String inferenceLoc);

        /**
         * Whether the sample is a hard example.
         *
         * @param hard whether the sample is a hard example; {@code null} for none
         * @return this builder
         */
        public abstract Builder hard(@Nullable Boolean hard);

        /**
         * How hard, from 0 to 1.
         *
         * @param hardCoefficient how hard; {@code null} for none
         * @return this builder
         */
        public abstract Builder hardCoefficient(@Nullable Double hardCoefficient);

        /**
         * What the sample consists of.
         *
         * @param sampleType what the sample consists of; {@code null} for none
         * @return this builder
         */
        public abstract Builder sampleType(@Nullable SampleMedia sampleType);

        /**
         * Properties of the sample: text, numbers, booleans, lists and maps of these. Replaces a video frame.
         *
         * @param properties the properties by name
         * @return this builder
         * @throws IllegalArgumentException if {@code properties} is null
         */
        public abstract Builder properties(Map<String, @Nullable Object> properties);

        /**
         * Further fields; they cannot replace one that a component stands for and is set.
         *
         * @param others the further fields by name
         * @return this builder
         * @throws IllegalArgumentException if {@code others} is null
         */
        public abstract Builder others(Map<String, @Nullable Object> others);

        abstract Map<String, @Nullable Object> properties();

        /**
         * Sets the properties that name the video and the position that the image was taken from.
         *
         * @param frame the video and the position
         * @return this builder
         * @throws IllegalArgumentException if {@code frame} is null
         */
        public Builder videoFrame(VideoFrame frame) {
            return properties(SampleJson.with(properties(), Check.required("frame", frame)));
        }

        /**
         * Builds the sample.
         *
         * @return a new sample
         * @throws IllegalArgumentException if the coefficient is not from 0 to 1
         */
        public abstract ManifestSample build();
    }

    /** Checks the values of a user. The constructor has no such check, since files are read with it. */
    private static final class Checked extends AutoBuilder_ManifestSample_Builder {

        Checked() {}

        Checked(ManifestSample source) {
            super(source);
        }

        @Override
        public Builder annotations(List<Annotation> annotations) {
            return super.annotations(Check.required("annotations", annotations));
        }

        @Override
        public Builder properties(Map<String, @Nullable Object> properties) {
            return super.properties(Check.required("properties", properties));
        }

        @Override
        public Builder others(Map<String, @Nullable Object> others) {
            return super.others(Check.required("others", others));
        }

        @Override
        public Builder source(String source) {
            return super.source(Check.required("source", source));
        }

        @Override
        public ManifestSample build() {
            ManifestSample built = super.build();
            Ratio.check("hardCoefficient", built.hardCoefficient());
            return built;
        }
    }
}
