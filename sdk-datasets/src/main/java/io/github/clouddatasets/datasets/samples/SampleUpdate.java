package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New labels for one sample (schema {@code SampleLabels}, in {@link UpdateSamplesRequest#samples()}). <b>The labels
 * given replace all that the sample carries</b>, so a sample without any has to say {@link
 * Builder#clearLabels(boolean)}. What is {@code null} is not sent.
 *
 * @param sampleId id of the sample; required
 * @param labels all labels that the sample shall carry from now on
 * @param clearLabels <b>removes every label of the sample</b>; goes with empty {@code labels} only. Not sent: to the
 *     service, no labels mean just this
 * @param metadata attributes that the service itself keeps with the sample
 * @param sampleType kind of file
 * @param sampleUsage what the sample is for
 * @param source signed address of the sample, from {@link Sample#source()}; a secret that {@code toString} hides
 * @param workerId id of the team member
 */
public record SampleUpdate(
        @Nullable String sampleId,
        @JsonInclude List<SampleLabel> labels,
        @JsonIgnore boolean clearLabels,
        @Nullable SampleMetadata metadata,
        @Nullable SampleType sampleType,
        @Nullable SampleUsage sampleUsage,
        @Nullable String source,
        @Nullable String workerId) {

    public SampleUpdate {
        labels = Immutable.list(labels);
        Check.required("sampleId", sampleId);
        if (labels.isEmpty() && !clearLabels) {
            throw new IllegalArgumentException("labels of sample " + sampleId
                    + " are empty, which would remove every label of it: set clearLabels if that is what you want");
        }
        if (clearLabels && !labels.isEmpty()) {
            throw new IllegalArgumentException("labels of sample " + sampleId + " must be empty with clearLabels");
        }
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_SampleUpdate_Builder().labels(List.of()).clearLabels(false);
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_SampleUpdate_Builder(this);
    }

    /**
     * Gives a sample labels that have nothing but a name, instead of all it carries.
     *
     * @param sampleId the sample
     * @param names names of the labels, at least one
     * @return the change
     */
    public static SampleUpdate labeled(String sampleId, String... names) {
        return builder()
                .sampleId(sampleId)
                .labels(Arrays.stream(names).map(SampleLabel::named).toList())
                .build();
    }

    /** All components but the signed address, which shows as {@code ***}. */
    @Override
    public String toString() {
        return "SampleUpdate[sampleId=" + sampleId
                + ", labels=" + labels
                + ", clearLabels=" + clearLabels
                + ", metadata=" + metadata
                + ", sampleType=" + sampleType
                + ", sampleUsage=" + sampleUsage
                + ", source=" + (source == null ? null : "***")
                + ", workerId=" + workerId + ']';
    }

    /** Builds a {@link SampleUpdate}. */
    @AutoBuilder(ofClass = SampleUpdate.class)
    public interface Builder {

        /** Id of the sample; required. */
        Builder sampleId(@Nullable String sampleId);

        /** All labels that the sample shall carry from now on. */
        Builder labels(List<SampleLabel> labels);

        /**
         * <b>removes every label of the sample</b>; goes with empty {@code labels} only. Not sent: to the service, no
         * labels mean just this.
         */
        Builder clearLabels(boolean clearLabels);

        /** Attributes that the service itself keeps with the sample. */
        Builder metadata(@Nullable SampleMetadata metadata);

        /** Kind of file. */
        Builder sampleType(@Nullable SampleType sampleType);

        /** What the sample is for. */
        Builder sampleUsage(@Nullable SampleUsage sampleUsage);

        /** Signed address of the sample, from {@link Sample#source()}; a secret that {@code toString} hides. */
        Builder source(@Nullable String source);

        /** Id of the team member. */
        Builder workerId(@Nullable String workerId);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        SampleUpdate build();
    }
}
