package io.github.clouddatasets.datasets.common;

import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch (schema {@code BatchResponse}). The service answers in the order of the request;
 * the id is taken from there.
 *
 * @param id id of the sample, or name of the label; {@code null} if the answer does not have one outcome for each item
 * @param success whether it was done
 * @param errorCode code of the refusal; {@code null} if there is none
 * @param errorMsg text of the refusal; {@code null} if there is none
 */
public record BatchOutcome(
        @Nullable String id,
        boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg) implements BatchItem {}
