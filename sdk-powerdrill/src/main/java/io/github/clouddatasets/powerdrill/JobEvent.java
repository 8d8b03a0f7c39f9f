package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * What happens while a job is at work ({@code v2CreateJob}, {@code v1CreateJob} with {@code stream}): a {@link Block} of
 * the answer, or one of these.
 */
public sealed interface JobEvent
        permits Block, JobEvent.JobId, JobEvent.Title, JobEvent.Task, JobEvent.Trigger, JobEvent.Failure, JobEvent.End {

    /**
     * The job's id; comes first.
     *
     * @param id the id
     */
    record JobId(String id) implements JobEvent {}

    /**
     * A title that the service has found for the session; version 1 only.
     *
     * @param text the title
     */
    record Title(String text) implements JobEvent {}

    /**
     * The state of a step. Comes again and again for the same step, often unchanged.
     *
     * @param id the step
     * @param name its title
     * @param status its state; {@link TaskStatus#ERROR} need not be the end, the service may try the step again
     * @param parentId the step it is a part of; null for none
     * @param stage which part of the work it is in
     * @param properties whatever else there is, as JSON; null for nothing
     */
    record Task(
            @Nullable String id,
            @Nullable String name,
            @Nullable TaskStatus status,
            @Nullable String parentId,
            @Nullable BlockStage stage,
            @Nullable String properties)
            implements JobEvent {}

    /**
     * A sign for the service's own pages; safe to pass over.
     *
     * @param name its name
     * @param arguments whatever comes with it, as JSON; null for nothing
     */
    record Trigger(@Nullable String name, @Nullable String arguments) implements JobEvent {}

    /**
     * The job failed. {@link JobStream#collect()} makes an exception of it.
     *
     * @param code the service's code; null if it gives none
     * @param message its text; null if it gives none
     */
    record Failure(@Nullable String code, @Nullable String message) implements JobEvent {}

    /**
     * The end of the stream. There are streams without one.
     *
     * @param mark {@code [DONE]}, or {@code [ERROR]} after a failure
     */
    record End(String mark) implements JobEvent {

        /**
         * Whether the service says that all went well.
         *
         * @return true for {@code [DONE]}
         */
        public boolean isDone() {
            return mark.equals("[DONE]");
        }
    }
}
