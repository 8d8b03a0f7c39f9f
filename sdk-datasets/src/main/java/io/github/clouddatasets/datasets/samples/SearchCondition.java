package io.github.clouddatasets.datasets.samples;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.ExportParams;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select samples (schema {@code SearchCondition}, in {@link ExportParams#searchConditions()}). What is
 * {@code null} is not sent. The builder checks the formats; what the service answers is taken as it is.
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

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link SearchCondition}. */
    @AutoBuilder(ofClass = SearchCondition.class)
    public interface Builder {

        /** Name of the file, with its extension. */
        Builder sampleName(@Nullable String sampleName);

        /** Directory of the samples, without those below it; must end with a slash. */
        Builder sampleDir(@Nullable String sampleDir);

        /**
         * Day on which the file last changed in OBS: {@code month}, {@code day}, or a range of at most 30 days as
         * {@code yyyyMMdd-yyyyMMdd}.
         */
        Builder sampleTime(@Nullable String sampleTime);

        /** Id of the sample that sub-samples were made from. */
        Builder parentSampleId(@Nullable String parentSampleId);

        /** Labels that samples must carry. */
        Builder labelList(@Nullable SearchLabels labelList);

        /** Attributes that samples must have. */
        Builder metadata(@Nullable SearchProp metadata);

        /** Name of who labeled the samples; the form is not documented. */
        Builder labeler(@Nullable String labeler);

        /** Whether samples are hard examples. */
        Builder hard(@Nullable HardFlag hard);

        /** Confidence of automatic labels; the form is not documented. */
        Builder score(@Nullable String score);

        /** Difficulty of the samples; the form is not documented. */
        Builder coefficient(@Nullable String coefficient);

        /** Kind of source the samples came from; the form is not documented. */
        Builder importOrigin(@Nullable String importOrigin);

        /** Number of the frame in the video. */
        Builder frameInVideo(@Nullable Integer frameInVideo);

        /** Point of time in the video; unit and form are not documented. */
        Builder timeInVideo(@Nullable String timeInVideo);

        /** CT dose of medical images; the form is not documented. */
        Builder kvp(@Nullable String kvp);

        /** DICOM slice thickness of medical images; the form is not documented. */
        Builder sliceThickness(@Nullable String sliceThickness);

        /** DICOM scan time of medical images; the form is not documented. */
        Builder studyDate(@Nullable String studyDate);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        SearchCondition build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_SearchCondition_Builder {

        Checked() {}

        Checked(SearchCondition source) {
            super(source);
        }

        @Override
        public SearchCondition build() {
            SearchCondition built = super.build();
            Check.pattern("sampleDir", built.sampleDir(), DIRECTORY, "must end with a slash");
            Check.pattern(
                    "sampleTime", built.sampleTime(), DAYS, "must be 'month', 'day' or a range as yyyyMMdd-yyyyMMdd");
            return built;
        }
    }
}
