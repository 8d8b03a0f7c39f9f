package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.manifest.SampleUsage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * New labels for one sample (schema {@code SampleLabels}, in {@link UpdateSamplesRequest#samples()}). <b>The labels
 * given replace all that the sample carries</b>, so a sample without any has to say
 * {@link Builder#clearLabels(boolean)}. A field that is {@code null} is not sent.
 *
 * @param sampleId id of the sample; required
 * @param labels all labels that the sample shall carry from now on
 * @param clearLabels <b>removes every label of the sample</b>; goes with empty {@code labels} only. This flag is not
 *     sent: to the service, an empty list of labels means removal
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

    /** Copies the lists and checks the limits. {@inheritDoc} */
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

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_SampleUpdate_Builder().labels(List.of()).clearLabels(false);
    }

    /** {@return a builder that holds the values of this record} */
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
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Id of the sample; required.
         *
         * @param sampleId id of the sample
         * @return this builder
         */
        public abstract Builder sampleId(@Nullable String sampleId);

        /**
         * All labels that the sample shall carry from now on.
         *
         * @param labels all labels that the sample shall carry from now on; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder labels(@Nullable Collection<? extends SampleLabel> labels) {
            return labels(Elements.of("labels", labels));
        }

        abstract Builder labels(List<SampleLabel> labels);

        abstract List<SampleLabel> labels();

        /**
         * Adds a label.
         *
         * @param label the label
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null
         */
        public Builder addLabel(SampleLabel label) {
            return labels(Elements.and(labels(), "label", label));
        }

        /**
         * Adds a label, built in place.
         *
         * @param label sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code label} is null, or if a field breaks its rule
         */
        public Builder addLabel(Consumer<SampleLabel.Builder> label) {
            return addLabel(BuilderLambda.build(SampleLabel.builder(), label, SampleLabel.Builder::build));
        }

        /**
         * <b>Removes every label of the sample</b>; goes with empty {@code labels} only. This flag is not sent: to the
         * service, an empty list of labels means removal.
         *
         * @param clearLabels whether every label of the sample goes
         * @return this builder
         */
        public abstract Builder clearLabels(boolean clearLabels);

        /**
         * Attributes that the service itself keeps with the sample.
         *
         * @param metadata attributes that the service itself keeps with the sample; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder metadata(@Nullable SampleMetadata metadata);

        /**
         * As {@link #metadata(SampleMetadata)}, built in place.
         *
         * @param metadata sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code metadata} is null, or if a field breaks its rule
         */
        public Builder metadata(Consumer<SampleMetadata.Builder> metadata) {
            return metadata(BuilderLambda.build(SampleMetadata.builder(), metadata, SampleMetadata.Builder::build));
        }

        /**
         * Kind of file.
         *
         * @param sampleType kind of file; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleType(@Nullable SampleType sampleType);

        /**
         * What the sample is for.
         *
         * @param sampleUsage what the sample is for; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder sampleUsage(@Nullable SampleUsage sampleUsage);

        /**
         * Signed address of the sample, from {@link Sample#source()}; a secret that {@code toString} hides.
         *
         * @param source signed address of the sample; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder source(@Nullable String source);

        /**
         * Id of the team member.
         *
         * @param workerId id of the team member; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workerId(@Nullable String workerId);

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract SampleUpdate build();
    }
}
