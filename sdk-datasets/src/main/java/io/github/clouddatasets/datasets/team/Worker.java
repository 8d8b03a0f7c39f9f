package io.github.clouddatasets.datasets.team;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a labeling team (schema {@code Worker}, in {@link WorkforceDescriptor#workers()} and
 * {@link io.github.clouddatasets.datasets.samples.Sample#labelers()}). Requests name members with a
 * {@link WorkerConfig}. The service leaves fields out freely: a missing field is {@code null}.
 *
 * @param workerId id of the member
 * @param workforceId id of the team
 * @param email mail address of the member
 * @param description note about the member
 * @param role role of the member
 * @param status whether the member was invited and has logged in
 * @param createTime when the member was added
 * @param updateTime when the member last changed
 */
@Decoded
public record Worker(
        String workerId,
        @Nullable String workforceId,
        @Nullable String email,
        @Nullable String description,
        @Nullable WorkerRole role,
        @Nullable WorkerStatus status,
        @Nullable Instant createTime,
        @Nullable Instant updateTime) {

    /** Insists on the id. {@inheritDoc} */
    public Worker {
        workerId = WireId.required("worker_id", workerId);
    }
}
