package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.internal.ModelDoor;
import io.github.clouddatasets.sync.project.Member;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a dataset: one medium to annotate ({@code listEntries}, {@code getEntry}). Where a query names the columns to
 * read, all others are null.
 *
 * @param id the entry's id, a UUID
 * @param projectId the project
 * @param datasetId the dataset
 * @param priority an entry with a higher priority is offered first; may be negative
 * @param wfStep the step of the workflow
 * @param status the state within the step
 * @param jobId the media service's job that processes the medium; null until the job begins
 * @param resource the name of the medium, unique over all entries that a caller can see
 * @param name the name to show; not unique
 * @param assignedToId the account that annotates or reviews, a decimal number; null if nobody is assigned
 * @param assignedToEmail that account's e-mail address; null for an account that is no member of the project
 * @param submittedById the account that annotated; null if nobody has
 * @param submittedByEmail that account's e-mail address
 * @param reviewedById the account that reviewed; null if nobody has
 * @param reviewedByEmail that account's e-mail address
 * @param createdAt when the entry was made; whole seconds
 * @param updatedAt when the entry changed, or an annotation of it was made or changed; a deleted annotation changes nothing;
 *     whole seconds
 * @param dataset the dataset with its project; null if the query does not include datasets
 * @param assignedTo the member who annotates or reviews; null if there is none, or the query does not include members
 * @param submittedBy the member who annotated; null if there is none, or the query does not include members
 * @param reviewedBy the member who reviewed; null if there is none, or the query does not include members
 * @param stats the statistics; empty if the query does not include them
 */
public record Entry(
        String id,
        @Nullable String projectId,
        @Nullable String datasetId,
        @Nullable Integer priority,
        @Nullable WorkflowStep wfStep,
        @Nullable EntryStatus status,
        @Nullable String jobId,
        @Nullable String resource,
        @Nullable String name,
        @Nullable String assignedToId,
        @Nullable String assignedToEmail,
        @Nullable String submittedById,
        @Nullable String submittedByEmail,
        @Nullable String reviewedById,
        @Nullable String reviewedByEmail,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Dataset dataset,
        @Nullable Member assignedTo,
        @Nullable Member submittedBy,
        @Nullable Member reviewedBy,
        List<EntryStat> stats) {

    static {
        ModelDoor.handOver(Entry.class, EntryResource.TYPE, EntryResource::model);
    }

    /**
     * Checks the id, and copies the list. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Entry {
        id = WireId.required("id", id);
        stats = Immutable.list(stats);
    }

    /**
     * Whether the medium is processed and the entry can be annotated, or already was.
     *
     * @return true behind the step {@link WorkflowStep#START}, unless somebody gave the entry up
     */
    public boolean isReady() {
        return wfStep != null && !wfStep.equals(WorkflowStep.START) && !wfStep.equals(WorkflowStep.ERROR);
    }
}
