package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A team that labels (schema {@code WorkforceConfig}, in {@link WorkforcesConfig#workforces()}). A field that is
 * {@code null} is not sent.
 *
 * @param workforceId id of the team
 * @param workforceName name of the team, at most 1024 characters, without {@code ! < > = & " '}
 * @param workers members of the team
 */
public record WorkforceConfig(
        @Nullable String workforceId,
        @Nullable String workforceName,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WorkerConfig> workers) {

    /**
     * Copies the lists.
     *
     * @param workforceId id of the team
     * @param workforceName name of the team
     * @param workers members of the team
     */
    public WorkforceConfig {
        workers = Immutable.list(workers);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_WorkforceConfig_Builder().workers(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_WorkforceConfig_Builder(this);
    }

    /** Builds a {@link WorkforceConfig}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Id of the team.
         *
         * @param workforceId id of the team; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workforceId(@Nullable String workforceId);

        /**
         * Name of the team, at most 1024 characters, without {@code ! < > = & " '}.
         *
         * @param workforceName name of the team; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workforceName(@Nullable String workforceName);

        /**
         * Members of the team.
         *
         * @param workers members of the team; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder workers(@Nullable Collection<? extends WorkerConfig> workers) {
            return workers(Elements.of("workers", workers));
        }

        abstract Builder workers(List<WorkerConfig> workers);

        abstract List<WorkerConfig> workers();

        /**
         * Adds a member.
         *
         * @param worker the member
         * @return this builder
         * @throws IllegalArgumentException if {@code worker} is null
         */
        public Builder addWorker(WorkerConfig worker) {
            return workers(Elements.and(workers(), "worker", worker));
        }

        /**
         * Adds a member, built in place.
         *
         * @param worker sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code worker} is null, or if a field breaks its rule
         */
        public Builder addWorker(Consumer<WorkerConfig.Builder> worker) {
            return addWorker(BuilderLambda.build(WorkerConfig.builder(), worker, WorkerConfig.Builder::build));
        }

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public WorkforceConfig build() {
            WorkforceConfig built = autoBuild();
            Check.length("workforceName", built.workforceName(), 0, 1024);
            Check.pattern("workforceName", built.workforceName(), Rules.TEXT, Rules.TEXT_RULE);
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract WorkforceConfig autoBuild();
    }
}
