package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Elements;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The people who label: an administrator who assigns people, or teams by name (schema {@code WorkforcesConfig}, in
 * {@link WorkforceInformation#workforcesConfig()}). A field that is {@code null} is not sent.
 *
 * @param agency administrator who is in charge of assigning people
 * @param workforces teams that label
 */
public record WorkforcesConfig(
        @Nullable String agency,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WorkforceConfig> workforces) {

    /**
     * Copies the lists.
     *
     * @param agency administrator who is in charge of assigning people
     * @param workforces teams that label
     */
    public WorkforcesConfig {
        workforces = Immutable.list(workforces);
    }

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_WorkforcesConfig_Builder().workforces(List.of());
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_WorkforcesConfig_Builder(this);
    }

    /** Builds a {@link WorkforcesConfig}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Administrator who is in charge of assigning people.
         *
         * @param agency administrator who is in charge of assigning people; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder agency(@Nullable String agency);

        /**
         * Teams that label.
         *
         * @param workforces teams that label; {@code null} means none
         * @return this builder
         * @throws IllegalArgumentException if an element is null
         */
        public Builder workforces(@Nullable Collection<? extends WorkforceConfig> workforces) {
            return workforces(Elements.of("workforces", workforces));
        }

        abstract Builder workforces(List<WorkforceConfig> workforces);

        abstract List<WorkforceConfig> workforces();

        /**
         * Adds a team.
         *
         * @param workforce the team
         * @return this builder
         * @throws IllegalArgumentException if {@code workforce} is null
         */
        public Builder addWorkforce(WorkforceConfig workforce) {
            return workforces(Elements.and(workforces(), "workforce", workforce));
        }

        /**
         * Adds a team, built in place.
         *
         * @param workforce sets its fields
         * @return this builder
         * @throws IllegalArgumentException if {@code workforce} is null, or if a field breaks its rule
         */
        public Builder addWorkforce(Consumer<WorkforceConfig.Builder> workforce) {
            return addWorkforce(
                    BuilderLambda.build(WorkforceConfig.builder(), workforce, WorkforceConfig.Builder::build));
        }

        /**
         * Builds the value.
         *
         * @return a new value
         */
        public abstract WorkforcesConfig build();
    }
}
