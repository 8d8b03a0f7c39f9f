package io.github.clouddatasets.datasets.team;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import io.github.clouddatasets.datasets.samples.Sample;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a labeling team (schema {@code Worker}, in {@link WorkforceDescriptor#workers()}, {@link
 * WorkforceConfig#workers()} and {@link Sample#labelers()}). What is {@code null} is not sent. The builder checks the
 * description; what the service answers is taken as it is, and it leaves fields out freely.
 *
 * @param workerId id of the member
 * @param workforceId id of the team
 * @param email mail address of the member
 * @param description note about the member, at most 256 characters, without {@code ^ ! < > = & " '}
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
        @Nullable Instant updateTime) {

    /** A builder with nothing set. */
    public static Builder builder() {
        return new Checked();
    }

    /** A builder with everything set as here. */
    public Builder toBuilder() {
        return new Checked(this);
    }

    /** Builds a {@link Worker}. */
    @AutoBuilder(ofClass = Worker.class)
    public interface Builder {

        /** Id of the member. */
        Builder workerId(@Nullable String workerId);

        /** Id of the team. */
        Builder workforceId(@Nullable String workforceId);

        /** Mail address of the member. */
        Builder email(@Nullable String email);

        /** Note about the member, at most 256 characters, without {@code ^ ! < > = & " '}. */
        Builder description(@Nullable String description);

        /** Role of the member. */
        Builder role(@Nullable WorkerRole role);

        /** Whether the member was invited and has logged in. */
        Builder status(@Nullable WorkerStatus status);

        /** When the member was added. */
        Builder createTime(@Nullable Instant createTime);

        /** When the member last changed. */
        Builder updateTime(@Nullable Instant updateTime);

        /**
         * The value.
         *
         * @throws IllegalArgumentException if a component breaks its rule
         */
        Worker build();
    }

    /** Checks what a user builds. The constructor must not: answers of the service are read with it. */
    private static final class Checked extends AutoBuilder_Worker_Builder {

        Checked() {}

        Checked(Worker source) {
            super(source);
        }

        @Override
        public Worker build() {
            Worker built = super.build();
            Check.length("description", built.description(), 0, 256);
            Check.pattern("description", built.description(), Rules.DESCRIPTION, Rules.DESCRIPTION_RULE);
            return built;
        }
    }
}
