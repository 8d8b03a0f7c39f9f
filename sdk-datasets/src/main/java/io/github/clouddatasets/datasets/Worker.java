package io.github.clouddatasets.datasets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a labeling team (schema {@code Worker}, in {@link WorkforceDescriptor#workers()}). The service leaves
 * fields out freely: what is missing is {@code null}, a missing list or map is empty.
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
public record Worker(
        @Nullable String workerId,
        @Nullable String workforceId,
        @Nullable String email,
        @Nullable String description,
        @Nullable WorkerRole role,
        @Nullable WorkerStatus status,
        @Nullable Instant createTime,
        @Nullable Instant updateTime) {}
