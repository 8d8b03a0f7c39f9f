package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.ExportParams;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select samples (schema {@code SearchCondition}, in {@link ExportParams#searchConditions()}). A field
 * that is {@code null} is not sent. The builder checks the formats; answers of the service are not checked.
 *
 * @param sampleName name of the file, with its extension
 * @param sampleDir directory of the samples, without those below it; must end with a slash
 * @param sampleTime day on which the file last changed in OBS: {@code month}, {@code day}, or a range of at most 30
 *     days as {@code yyyyMMdd-yyyyMMdd}
 * @param parentSampleId id of the sample that sub-samples were made from
 * @param labelList labels that samples must carry
 * @param metadata attributes that samples must have
 * @param labeler name of who labeled the samples; the form is not documented
 * @param hard whether samples are hard examples
 * @param score confidence of automatic labels; the form is not documented
 * @param coefficient difficulty of the samples; the form is not documented
 * @param importOrigin kind of source the samples came from; the form is not documented
 * @param frameInVideo number of the frame in the video
 * @param timeInVideo point of time in the video; unit and form are not documented
 * @param kvp CT dose of medical images; the form is not documented
 * @param sliceThickness DICOM slice thickness of medical images; the form is not documented
 * @param studyDate DICOM scan time of medical images; the form is not documented
 */
@Decoded
public record SearchCondition(
        @Nullable String sampleName,
        @Nullable String sampleDir,
        @Nullable String sampleTime,
        @Nullable String parentSampleId,
        @Nullable SearchLabels labelList,
        @Nullable SearchProp metadata,
        @Nullable String labeler,
        @Nullable HardFlag hard,
        @Nullable String score,
        @Nullable String coefficient,
        @Nullable String importOrigin,
        @Nullable Integer frameInVideo,
        @Nullable String timeInVideo,
        @Nullable String kvp,
        @Nullable String sliceThickness,
        @Nullable String studyDate) {

    private static final Pattern DIRECTORY = Pattern.compile(".*/|", Pattern.DOTALL);

    /** The documented example of a range ends in ten digits, so up to ten are let through. */
    private static final Pattern DAYS = Pattern.compile("(month|day|\\d{8}-\\d{8,10})?");

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SearchCondition_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_SearchCondition_Builder(this);
    }

    /** Builds a {@link SearchCondition}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the file, with its extension.
         *
         * @param sampleName name of the file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleName(@Nullable String sampleName);

        /**
         * Directory of the samples, without those below it; must end with a slash.
         *
         * @param sampleDir directory of the samples; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleDir(@Nullable String sampleDir);

        /**
         * Day on which the file last changed in OBS: {@code month}, {@code day}, or a range of at most 30 days as
         * {@code yyyyMMdd-yyyyMMdd}.
         *
         * @param sampleTime day on which the file last changed in OBS; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleTime(@Nullable String sampleTime);

        /**
         * Id of the sample that sub-samples were made from.
         *
         * @param parentSampleId id of the sample that sub-samples were made from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder parentSampleId(@Nullable String parentSampleId);

        /**
         * Labels that samples must carry.
         *
         * @param labelList labels that samples must carry; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labelList(@Nullable SearchLabels labelList);

        /**
         * As {@link #labelList(SearchLabels)}, built in place.
         *
         * @param labelList sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code labelList} is null, or if a field breaks its rule
         */
        public Builder labelList(Consumer<SearchLabels.Builder> labelList) {
            return labelList(BuilderLambda.build(SearchLabels.builder(), labelList, SearchLabels.Builder::build));
        }

        /**
         * Attributes that samples must have.
         *
         * @param metadata attributes that samples must have; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder metadata(@Nullable SearchProp metadata);

        /**
         * As {@link #metadata(SearchProp)}, built in place.
         *
         * @param metadata sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code metadata} is null, or if a field breaks its rule
         */
        public Builder metadata(Consumer<SearchProp.Builder> metadata) {
            return metadata(BuilderLambda.build(SearchProp.builder(), metadata, SearchProp.Builder::build));
        }

        /**
         * Name of who labeled the samples; the form is not documented.
         *
         * @param labeler name of who labeled the samples; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labeler(@Nullable String labeler);

        /**
         * Whether samples are hard examples.
         *
         * @param hard whether samples are hard examples; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder hard(@Nullable HardFlag hard);

        /**
         * Confidence of automatic labels; the form is not documented.
         *
         * @param score confidence of automatic labels; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder score(@Nullable String score);

        /**
         * Difficulty of the samples; the form is not documented.
         *
         * @param coefficient difficulty of the samples; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder coefficient(@Nullable String coefficient);

        /**
         * Kind of source the samples came from; the form is not documented.
         *
         * @param importOrigin kind of source the samples came from; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder importOrigin(@Nullable String importOrigin);

        /**
         * Number of the frame in the video.
         *
         * @param frameInVideo number of the frame in the video; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder frameInVideo(@Nullable Integer frameInVideo);

        /**
         * Point of time in the video; unit and form are not documented.
         *
         * @param timeInVideo point of time in the video; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder timeInVideo(@Nullable String timeInVideo);

        /**
         * CT dose of medical images; the form is not documented.
         *
         * @param kvp CT dose of medical images; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder kvp(@Nullable String kvp);

        /**
         * DICOM slice thickness of medical images; the form is not documented.
         *
         * @param sliceThickness DICOM slice thickness of medical images; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sliceThickness(@Nullable String sliceThickness);

        /**
         * DICOM scan time of medical images; the form is not documented.
         *
         * @param studyDate DICOM scan time of medical images; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder studyDate(@Nullable String studyDate);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public SearchCondition build() {
            SearchCondition built = autoBuild();
            Check.pattern("sampleDir", built.sampleDir(), DIRECTORY, "must end with a slash");
            Check.pattern(
                    "sampleTime", built.sampleTime(), DAYS, "must be 'month', 'day' or a range as yyyyMMdd-yyyyMMdd");
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract SearchCondition autoBuild();
    }
}
