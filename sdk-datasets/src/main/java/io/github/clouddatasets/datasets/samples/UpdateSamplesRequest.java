package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * New labels for samples ({@code updateSamples}, schema {@code UpdateSamplesRequest}). <b>The labels given replace
 * those the samples carry.</b> A field that is {@code null} is not sent.
 *
 * @param samples samples with their new labels, at least one
 * @param email mail address of the team member who labels
 */
public record UpdateSamplesRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SampleUpdate> samples,
        @Nullable String email) {

    /**
     * Copies the lists and checks the limits.
     *
     * @param samples samples with their new labels
     * @param email mail address of the team member who labels
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public UpdateSamplesRequest {
        samples = Immutable.list(samples);
        Check.notEmpty("samples", samples);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_UpdateSamplesRequest_Builder().samples(List.of());
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateSamplesRequest_Builder(this);
    }

    /** Builds a {@link UpdateSamplesRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Samples with their new labels, at least one.
         *
         * @param samples samples with their new labels; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder samples(@Nullable Collection<? extends SampleUpdate> samples) {
            return samples(Elements.of("samples", samples));
        }

        abstract Builder samples(List<SampleUpdate> samples);

        abstract List<SampleUpdate> samples();

        /**
         * Adds a sample.
         *
         * @param sample the sample
         * @return this builder
         * @throws IllegalArgumentException if {@code sample} is null
         */
        public Builder addSample(SampleUpdate sample) {
            return samples(Elements.and(samples(), "sample", sample));
        }

        /**
         * Adds a sample, built in place.
         *
         * @param sample sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code sample} is null, or if a field breaks its rule
         */
        public Builder addSample(Consumer<SampleUpdate.Builder> sample) {
            return addSample(BuilderLambda.build(SampleUpdate.builder(), sample, SampleUpdate.Builder::build));
        }

        /**
         * Mail address of the team member who labels.
         *
         * @param email mail address of the team member who labels; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder email(@Nullable String email);

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract UpdateSamplesRequest build();
    }
}
