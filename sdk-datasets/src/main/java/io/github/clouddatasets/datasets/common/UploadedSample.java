package io.github.clouddatasets.datasets.common;

import org.jspecify.annotations.Nullable;

/**
 * What became of one uploaded sample ({@code uploadSamplesJson}, schema {@code UploadSampleResp}).
 *
 * @param id id of the new sample; {@code null} if it was refused
 * @param name path of the file in OBS, as a rule; the name from the request if the service gives none
 * @param success whether it was added
 * @param errorCode code of the refusal; {@code null} if there is none
 * @param errorMsg text of the refusal; {@code null} if there is none
 * @param info what else the service says; in the documented example the id of the new sample
 */
public record UploadedSample(
        @Nullable String id,
        @Nullable String name,
        boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg,
        @Nullable String info)
        implements BatchItem {}
