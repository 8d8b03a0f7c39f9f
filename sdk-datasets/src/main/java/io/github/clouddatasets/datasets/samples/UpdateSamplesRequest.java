package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New labels for samples ({@code updateSamples}, schema {@code UpdateSamplesRequest}). <b>The labels given replace
 * those the samples carry.</b> What is {@code null} is not sent.
 *
 * @param samples samples with their new labels, at least one
 * @param email mail address of the team member who labels
 */
public record UpdateSamplesRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SampleUpdate> samples,
        @Nullable String email) {

    public UpdateSamplesRequest {
        samples = Immutable.list(samples);
        Check.notEmpty("samples", samples);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_UpdateSamplesRequest_Builder().samples(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateSamplesRequest_Builder(this);
    }

    /** Builds a {@link UpdateSamplesRequest}. */
    @AutoBuilder(ofClass = UpdateSamplesRequest.class)
    public interface Builder {

        /** Samples with their new labels, at least one. */
        Builder samples(List<SampleUpdate> samples);

        /** Mail address of the team member who labels. */
        Builder email(@Nullable String email);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        UpdateSamplesRequest build();
    }
}
