package io.github.clouddatasets.datasets.common;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item of a batch: of a label, of a sample, or of an uploaded sample (schemas {@code BatchResponse} and
 * {@code UploadSampleResp}). See {@link BatchResult}.
 *
 * @param id id of the sample, or name of the label. The service answers in the order of the request, from which the id is
 *     taken; {@code null} if the answer does not hold one outcome for each item, and for an upload that was refused
 * @param name name of an uploaded sample: as a rule the path of its file in OBS, or the name from the request if the service
 *     gives none. {@code null} for every other batch
 * @param success whether the service accepted the item
 * @param errorCode code of the refusal; {@code null} if the service gave none
 * @param errorMsg text of the refusal; {@code null} if the service gave none
 * @param info further text of the service about an upload; in the documented example the id of the new sample
 */
public record BatchItem(
        @Nullable String id,
        @Nullable String name,
        boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg,
        @Nullable String info) {}
