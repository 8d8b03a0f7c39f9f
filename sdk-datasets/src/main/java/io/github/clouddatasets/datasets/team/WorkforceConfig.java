package io.github.clouddatasets.datasets.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team that labels (schema {@code WorkforceConfig}, in {@link WorkforcesConfig#workforces()}). What is {@code null}
 * is not sent.
 *
 * @param workforceId id of the team
 * @param workforceName name of the team, at most 1024 characters, without {@code ! < > = & " '}
 * @param workers members of the team
 */
public record WorkforceConfig(
        @Nullable String workforceId,
        @Nullable String workforceName,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Worker> workers) {

    public WorkforceConfig {
        workers = Immutable.list(workers);
    }

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked().workers(List.of());
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link WorkforceConfig}. */
    @AutoBuilder(ofClass = WorkforceConfig.class)
    public interface Builder {

        /** Id of the team. */
        Builder workforceId(@Nullable String workforceId);

        /** Name of the team, at most 1024 characters, without {@code ! < > = & " '}. */
        Builder workforceName(@Nullable String workforceName);

        /** Members of the team. */
        Builder workers(List<Worker> workers);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        WorkforceConfig build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_WorkforceConfig_Builder {

        Checked() {}

        Checked(WorkforceConfig source) {
            super(source);
        }

        @Override
        public WorkforceConfig build() {
            WorkforceConfig built = super.build();
            Check.length("workforceName", built.workforceName(), 0, 1024);
            Check.pattern("workforceName", built.workforceName(), Rules.TEXT, Rules.TEXT_RULE);
            return built;
        }
    }
}
