package io.github.clouddatasets.datasets.team;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.CreateDatasetRequest;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Team labeling that is set up with a dataset (schema {@code WorkforceInformation}, in
 * {@link CreateDatasetRequest#workforceInformation()}). A field that is {@code null} is not sent.
 *
 * @param taskName name of the labeling task, required, 1 to 64 letters, digits, {@code _} or {@code -}
 * @param dataSyncType kind of data that the task gets
 * @param repetition how many people label each sample, at least 1
 * @param synchronizeAutoLabelingData whether results of auto labeling are passed on to the team
 * @param synchronizeData whether new data is passed on to the team
 * @param taskId id of the task
 * @param workforcesConfig the people who label
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

    /** Checks the limits. {@inheritDoc} */
    public WorkforceInformation {
        Check.required("taskName", taskName);
        Check.pattern("taskName", taskName, TASK_NAME, "must be 1 to 64 letters, digits, '_' or '-'");
        Check.range("repetition", repetition, 1, Integer.MAX_VALUE);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_WorkforceInformation_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_WorkforceInformation_Builder(this);
    }

    /** Builds a {@link WorkforceInformation}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Name of the labeling task, required, 1 to 64 letters, digits, {@code _} or {@code -}.
         *
         * @param taskName name of the labeling task
         * @return this builder
         */
        public abstract Builder taskName(@Nullable String taskName);

        /**
         * Kind of data that the task gets.
         *
         * @param dataSyncType kind of data that the task gets; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder dataSyncType(@Nullable DataSyncType dataSyncType);

        /**
         * How many people label each sample, at least 1.
         *
         * @param repetition how many people label each sample; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder repetition(@Nullable Integer repetition);

        /**
         * Whether results of auto labeling are passed on to the team.
         *
         * @param synchronizeAutoLabelingData whether results of auto labeling are passed on to the team; {@code null}
         *     leaves the field out
         * @return this builder
         */
        public abstract Builder synchronizeAutoLabelingData(@Nullable Boolean synchronizeAutoLabelingData);

        /**
         * Whether new data is passed on to the team.
         *
         * @param synchronizeData whether new data is passed on to the team; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder synchronizeData(@Nullable Boolean synchronizeData);

        /**
         * Id of the task.
         *
         * @param taskId id of the task; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder taskId(@Nullable String taskId);

        /**
         * The people who label.
         *
         * @param workforcesConfig the people who label; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workforcesConfig(@Nullable WorkforcesConfig workforcesConfig);

        /**
         * As {@link #workforcesConfig(WorkforcesConfig)}, built in place.
         *
         * @param workforcesConfig sets the fields
         * @return this builder
         * @throws IllegalArgumentException if {@code workforcesConfig} is null, or if a field breaks its rule
         */
        public Builder workforcesConfig(Consumer<WorkforcesConfig.Builder> workforcesConfig) {
            return workforcesConfig(
                    BuilderLambda.build(WorkforcesConfig.builder(), workforcesConfig, WorkforcesConfig.Builder::build));
        }

        /**
         * Builds the request.
         *
         * @return a new request
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public abstract WorkforceInformation build();
    }
}
