package io.github.clouddatasets.manifest;

import com.google.auto.value.AutoBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sample as one line of a manifest tells it. Besides its source everything may be missing: what is missing is
 * {@code null}, a missing list or map is empty.
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
 * @param usage what the sample is for; {@code null} while that is undecided
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

    /** What the source of a text sample begins with. */
    public static final String CONTENT = "content://";

    public ManifestSample {
        Check.required("source", source);
        annotations = Immutable.list(annotations);
        properties = Immutable.json(properties);
        others = Immutable.json(others);
    }

    /** A sample that holds its text itself, without labels. */
    public static ManifestSample ofText(String text) {
        return builder(CONTENT + Check.required("text", text)).build();
    }

    /** A builder with nothing but the source set. */
    public static Builder builder(String source) {
        return new Checked()
                .source(Check.required("source", source))
                .annotations(List.of())
                .properties(Map.of())
                .others(Map.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Where the object is in OBS, whatever its spelling; empty for a text sample. */
    public Optional<ObsPath> sourcePath() {
        return ObsPath.of(source);
    }

    /** The text of a text sample, which entities count their indices on; empty for every other sample. */
    public Optional<String> text() {
        return source.startsWith(CONTENT) ? Optional.of(source.substring(CONTENT.length())) : Optional.empty();
    }

    /** Where in which video the image was taken; empty if the properties tell nothing of it. */
    public Optional<VideoFrame> videoFrame() {
        return SampleJson.videoFrame(properties);
    }

    /** Builds a {@link ManifestSample}. */
    @AutoBuilder(ofClass = ManifestSample.class)
    public abstract static class Builder {

        Builder() {}

        /** Where the object is. */
        public abstract Builder source(String source);

        /** What the sample is for. */
        public abstract Builder usage(@Nullable SampleUsage usage);

        /** Id of the sample; ignored on import. */
        public abstract Builder id(@Nullable String id);

        /** The labels. */
        public abstract Builder annotations(List<Annotation> annotations);

        /** Where the result of the inference is. */
        public abstract Builder inferenceLoc(@Nullable String inferenceLoc);

        /** Whether the sample is a hard example. */
        public abstract Builder hard(@Nullable Boolean hard);

        /** How hard, from 0 to 1. */
        public abstract Builder hardCoefficient(@Nullable Double hardCoefficient);

        /** What the sample consists of. */
        public abstract Builder sampleType(@Nullable SampleMedia sampleType);

        /** Properties of the sample: text, numbers, booleans, lists and maps of these. Replaces a video frame. */
        public abstract Builder properties(Map<String, @Nullable Object> properties);

        /** Further fields; they cannot replace one that a component stands for and is set. */
        public abstract Builder others(Map<String, @Nullable Object> others);

        abstract Map<String, @Nullable Object> properties();

        /** Tells, among the properties, where in which video the image was taken. */
        public Builder videoFrame(VideoFrame frame) {
            return properties(SampleJson.with(properties(), Check.required("frame", frame)));
        }

        /**
         * The sample.
         *
         * @throws IllegalArgumentException if the coefficient is not from 0 to 1
         */
        public abstract ManifestSample build();
    }

    /** Checks what a user builds. The constructor must not: files are read with it. */
    private static final class Checked extends AutoBuilder_ManifestSample_Builder {

        Checked() {}

        Checked(ManifestSample source) {
            super(source);
        }

        @Override
        public ManifestSample build() {
            ManifestSample built = super.build();
            Share.check("hardCoefficient", built.hardCoefficient());
            return built;
        }
    }
}
