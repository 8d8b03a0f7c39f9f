package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.LabelFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples to upload with their content ({@code uploadSamplesJson}, schema {@code UploadSamplesJsonRequest}). The
 * service takes 8 MB with one request, in all, and 5 MB for an image: {@link #split} makes requests that fit; import
 * larger files from OBS. What is {@code null} is not sent.
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

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_AddSamplesRequest_Builder().samples(List.of());
    }

    /** A builder with everything set as here. */
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

    /** Builds a {@link AddSamplesRequest}. */
    @AutoBuilder(ofClass = AddSamplesRequest.class)
    public interface Builder {

        /**
         * Samples to add, at least one; their content less than 8 MB in all, as it is sent: Base64 makes four
         * characters of three bytes.
         */
        Builder samples(List<NewSample> samples);

        /** Whether labels are final ({@code true}, the default) or await confirmation. */
        Builder finalAnnotation(@Nullable Boolean finalAnnotation);

        /** How labels are laid out in text files; datasets of text only. */
        Builder labelFormat(@Nullable LabelFormat labelFormat);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        AddSamplesRequest build();
    }
}
