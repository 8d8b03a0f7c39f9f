package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who labels: an administrator who assigns people, or teams by name (schema {@code WorkforcesConfig}, in {@link
 * WorkforceInformation#workforcesConfig()}). What is {@code null} is not sent.
 *
 * @param agency administrator who is in charge of assigning people
 * @param workforces teams that label
 */
public record WorkforcesConfig(
        @Nullable String agency,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WorkforceConfig> workforces) {

    public WorkforcesConfig {
        workforces = Immutable.list(workforces);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new AutoBuilder_WorkforcesConfig_Builder().workforces(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new AutoBuilder_WorkforcesConfig_Builder(this);
    }

    /** Builds a {@link WorkforcesConfig}. */
    @AutoBuilder(ofClass = WorkforcesConfig.class)
    public interface Builder {

        /** Administrator who is in charge of assigning people. */
        Builder agency(@Nullable String agency);

        /** Teams that label. */
        Builder workforces(List<WorkforceConfig> workforces);

        /** The value. */
        WorkforcesConfig build();
    }
}
