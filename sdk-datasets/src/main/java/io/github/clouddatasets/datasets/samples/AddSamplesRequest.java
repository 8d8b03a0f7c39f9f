package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.LabelFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples to upload with their content ({@code uploadSamplesJson}, schema {@code UploadSamplesJsonRequest}). The
 * service takes 8 MB with one request, in all, and 5 MB for an image: {@link #split} makes requests that fit; import
 * larger files from OBS. A field that is {@code null} is not sent.
 *
 * @param samples samples to add, at least one; their content less than 8 MB in all, as it is sent: Base64 makes four
 *     characters of three bytes
 * @param finalAnnotation whether labels are final ({@code true}, the default) or await confirmation
 * @param labelFormat how labels are laid out in text files; datasets of text only
 */
public record AddSamplesRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NewSample> samples,
        @Nullable Boolean finalAnnotation,
        @Nullable LabelFormat labelFormat) {

    /** Eight million, which is below 8 MB whichever way it is counted. */
    private static final long LIMIT = 8_000_000;

    /**
     * Copies the lists and checks the limits.
     *
     * @param samples samples to add
     * @param finalAnnotation whether labels are final
     * @param labelFormat how labels are laid out in text files
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public AddSamplesRequest {
        samples = Immutable.list(samples);
        Check.notEmpty("samples", samples);
        long size = samples.stream().mapToLong(AddSamplesRequest::size).sum();
        if (size >= LIMIT) {
            throw new IllegalArgumentException(
                    "samples must hold less than 8 MB (" + LIMIT + " bytes in Base64) but hold " + size
                            + ": send them in several requests, see AddSamplesRequest.split");
        }
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_AddSamplesRequest_Builder().samples(List.of());
    }

    /** {@return a builder that holds the values of this request} */
    public Builder toBuilder() {
        return new AutoBuilder_AddSamplesRequest_Builder(this);
    }

    /**
     * Distributes samples to as few requests in a row as the limit allows.
     *
     * @param samples any number of samples, each within the limit
     * @return requests with all the samples in their order, nothing else set; none for no samples
     * @throws IllegalArgumentException if a single sample is over the limit
     */
    public static List<AddSamplesRequest> split(Collection<NewSample> samples) {
        List<AddSamplesRequest> requests = new ArrayList<>();
        List<NewSample> batch = new ArrayList<>();
        long size = 0;
        for (NewSample sample : samples) {
            if (!batch.isEmpty() && size + size(sample) >= LIMIT) {
                requests.add(builder().samples(batch).build());
                batch.clear();
                size = 0;
            }
            batch.add(sample);
            size += size(sample);
        }
        if (!batch.isEmpty()) {
            requests.add(builder().samples(batch).build());
        }
        return List.copyOf(requests);
    }

    private static long size(NewSample sample) {
        return sample.data() == null ? 0 : sample.data().length();
    }

    /** Builds an {@link AddSamplesRequest}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Samples to add, at least one; their content less than 8 MB in all, as it is sent: Base64 makes four
         * characters of three bytes.
         *
         * @param samples samples to add; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder samples(@Nullable Collection<? extends NewSample> samples) {
            return samples(Elements.of("samples", samples));
        }

        abstract Builder samples(List<NewSample> samples);

        abstract List<NewSample> samples();

        /**
         * Adds a sample.
         *
         * @param sample the sample
         * @return this builder
         * @throws IllegalArgumentException if {@code sample} is null
         */
        public Builder addSample(NewSample sample) {
            return samples(Elements.and(samples(), "sample", sample));
        }

        /**
         * Adds a sample, built in place.
         *
         * @param sample sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code sample} is null, or if a field breaks its rule
         */
        public Builder addSample(Consumer<NewSample.Builder> sample) {
            return addSample(BuilderLambda.build(NewSample.builder(), sample, NewSample.Builder::build));
        }

        /**
         * Whether labels are final ({@code true}, the default) or await confirmation.
         *
         * @param finalAnnotation whether labels are final; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder finalAnnotation(@Nullable Boolean finalAnnotation);

        /**
         * How labels are laid out in text files; datasets of text only.
         *
         * @param labelFormat how labels are laid out in text files; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder labelFormat(@Nullable LabelFormat labelFormat);

        /**
         * As {@link #labelFormat(LabelFormat)}, built in place.
         *
         * @param labelFormat sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code labelFormat} is null, or if a field breaks its rule
         */
        public Builder labelFormat(Consumer<LabelFormat.Builder> labelFormat) {
            return labelFormat(BuilderLambda.build(LabelFormat.builder(), labelFormat, LabelFormat.Builder::build));
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract AddSamplesRequest build();
    }
}
