package io.github.clouddatasets.datasets.team;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.Dataset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The team that labels a dataset, and its current task (schema {@code WorkforceDescriptor}, in
 * {@link Dataset#workforceDescriptor()}). The service leaves fields out freely: a missing field is {@code null}, a
 * missing list or map is empty.
 *
 * @param workforceId id of the team
 * @param workforceName name of the team
 * @param workers members of the team
 * @param currentTaskId id of the team labeling task
 * @param currentTaskName name of the team labeling task
 * @param repetition how many people label each sample, at least 1
 * @param rejectNum number of rejected samples
 * @param isSynchronizeData whether new data is passed on to the team
 * @param isSynchronizeAutoLabelingData whether results of auto labeling are passed on to the team
 */
@Decoded
public record WorkforceDescriptor(
        String workforceId,
        @Nullable String workforceName,
        List<Worker> workers,
        @Nullable String currentTaskId,
        @Nullable String currentTaskName,
        @Nullable Integer repetition,
        @Nullable Integer rejectNum,
        @Nullable Boolean isSynchronizeData,
        @Nullable Boolean isSynchronizeAutoLabelingData) {

    /** Copies the lists and insists on the id. {@inheritDoc} */
    public WorkforceDescriptor {
        workforceId = WireId.required("workforce_id", workforceId);
        workers = Immutable.list(workers);
    }
}
