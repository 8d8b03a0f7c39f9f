package io.github.clouddatasets.datasets.team;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.internal.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a labeling team, as requests name it (schema {@code Worker}, in {@link WorkforceConfig#workers()}). Answers
 * hold a {@link Worker}. A field that is {@code null} is not sent.
 *
 * @param workerId id of a member that the team already has
 * @param workforceId id of the team
 * @param email mail address of the member
 * @param description note about the member, at most 256 characters, without {@code ^ ! < > = & " '}
 * @param role role of the member
 * @param status whether the member was invited and has logged in
 * @param createTime when the member was added
 * @param updateTime when the member last changed
 */
public record WorkerConfig(
        @Nullable String workerId,
        @Nullable String workforceId,
        @Nullable String email,
        @Nullable String description,
        @Nullable WorkerRole role,
        @Nullable WorkerStatus status,
        @Nullable Instant createTime,
        @Nullable Instant updateTime) {

    /** {@return a builder with no field set} */
    public static Builder builder() {
        return new AutoBuilder_WorkerConfig_Builder();
    }

    /** {@return a builder that holds the values of this record} */
    public Builder toBuilder() {
        return new AutoBuilder_WorkerConfig_Builder(this);
    }

    /** Builds a {@link WorkerConfig}. */
    @AutoBuilder
    public abstract static class Builder {

        Builder() {}

        /**
         * Id of a member that the team already has.
         *
         * @param workerId id of a member that the team already has; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workerId(@Nullable String workerId);

        /**
         * Id of the team.
         *
         * @param workforceId id of the team; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder workforceId(@Nullable String workforceId);

        /**
         * Mail address of the member.
         *
         * @param email mail address of the member; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder email(@Nullable String email);

        /**
         * Note about the member, at most 256 characters, without {@code ^ ! < > = & " '}.
         *
         * @param description note about the member; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder description(@Nullable String description);

        /**
         * Role of the member.
         *
         * @param role role of the member; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder role(@Nullable WorkerRole role);

        /**
         * Whether the member was invited and has logged in.
         *
         * @param status whether the member was invited and has logged in; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder status(@Nullable WorkerStatus status);

        /**
         * When the member was added.
         *
         * @param createTime when the member was added; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder createTime(@Nullable Instant createTime);

        /**
         * When the member last changed.
         *
         * @param updateTime when the member last changed; {@code null} leaves the field out
         * @return this builder
         */
        public abstract Builder updateTime(@Nullable Instant updateTime);

        /**
         * Builds the value.
         *
         * @return a new value
         * @throws IllegalArgumentException if a field breaks its rule: the message names field, rule and value
         */
        public WorkerConfig build() {
            WorkerConfig built = autoBuild();
            Check.length("description", built.description(), 0, 256);
            Check.pattern("description", built.description(), Rules.DESCRIPTION, Rules.DESCRIPTION_RULE);
            return built;
        }

        /** Builds without a check. The constructor has none, since the answers of the service are read with it. */
        abstract WorkerConfig autoBuild();
    }
}
