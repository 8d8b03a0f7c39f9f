package io.github.clouddatasets.datasets.team;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.CreateDatasetRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Team labeling that is set up with a dataset (schema {@code WorkforceInformation}, in {@link
 * CreateDatasetRequest#workforceInformation()}). What is {@code null} is not sent.
 *
 * @param taskName name of the labeling task, required, 1 to 64 letters, digits, {@code _} or {@code -}
 * @param dataSyncType what is passed on to the task
 * @param repetition how many people label each sample, at least 1
 * @param synchronizeAutoLabelingData whether results of auto labeling are passed on to the team
 * @param synchronizeData whether new data is passed on to the team
 * @param taskId id of the task
 * @param workforcesConfig who labels
 */
public record WorkforceInformation(
        @Nullable String taskName,
        @Nullable DataSyncType dataSyncType,
        @Nullable Integer repetition,
        @Nullable Boolean synchronizeAutoLabelingData,
        @Nullable Boolean synchronizeData,
        @Nullable String taskId,
        @Nullable WorkforcesConfig workforcesConfig) {

    private static final Pattern TASK_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public WorkforceInformation {
        Check.required("taskName", taskName);
        Check.pattern("taskName", taskName, TASK_NAME, "must be 1 to 64 letters, digits, '_' or '-'");
        Check.range("repetition", repetition, 1, Integer.MAX_VALUE);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_WorkforceInformation_Builder();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_WorkforceInformation_Builder(this);
    }

    /** Builds a {@link WorkforceInformation}. */
    @AutoBuilder(ofClass = WorkforceInformation.class)
    public interface Builder {

        /** Name of the labeling task, required, 1 to 64 letters, digits, {@code _} or {@code -}. */
        Builder taskName(@Nullable String taskName);

        /** What is passed on to the task. */
        Builder dataSyncType(@Nullable DataSyncType dataSyncType);

        /** How many people label each sample, at least 1. */
        Builder repetition(@Nullable Integer repetition);

        /** Whether results of auto labeling are passed on to the team. */
        Builder synchronizeAutoLabelingData(@Nullable Boolean synchronizeAutoLabelingData);

        /** Whether new data is passed on to the team. */
        Builder synchronizeData(@Nullable Boolean synchronizeData);

        /** Id of the task. */
        Builder taskId(@Nullable String taskId);

        /** Who labels. */
        Builder workforcesConfig(@Nullable WorkforcesConfig workforcesConfig);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        WorkforceInformation build();
    }
}
