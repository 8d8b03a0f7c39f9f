package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.ModelDoor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account's part in a project ({@code listProjectMembers}, {@code getProjectMember}). Where a query names the columns to
 * read, all others are null.
 *
 * @param id the membership's id, a decimal number; not the account's
 * @param projectId the project
 * @param accountId the account, a decimal number: entries are assigned to it
 * @param name the name of the account's owner; null if the owner gave none
 * @param email the account's e-mail address
 * @param role what the member may do in the project
 * @param invitedById the account that invited the member
 * @param disabledAt since when the member is disabled, in whole seconds; null for a member who is not
 * @param createdAt when the member was added; whole seconds
 * @param updatedAt when the membership last changed; whole seconds
 * @param project the project; null if the query does not include projects
 */
public record Member(
        String id,
        @Nullable String projectId,
        @Nullable String accountId,
        @Nullable String name,
        @Nullable String email,
        @Nullable MemberRole role,
        @Nullable String invitedById,
        @Nullable Instant disabledAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Project project) {

    static {
        ModelDoor.handOver(Member.class, MemberResource.TYPE, MemberResource::model);
    }

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Member {
        id = WireId.required("id", id);
    }
}
