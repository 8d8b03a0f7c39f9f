package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.EventSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a job at work ({@code v2CreateJob}, {@code v1CreateJob} with {@code stream}): a {@link Block} of the answer,
 * or one of these.
 */
public sealed interface JobEvent
        permits Block, JobEvent.JobId, JobEvent.Title, JobEvent.Task, JobEvent.Trigger, JobEvent.Failure, JobEvent.End {

    /**
     * The job's id; the first event.
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
     * The state of a step of the work. The service repeats it, often unchanged.
     *
     * @param id the step
     * @param name title of the step
     * @param status state of the step; {@link TaskStatus#ERROR} need not be its end, the service may try the step again
     * @param parentId the step that this step is a part of; null for none
     * @param stage the stage of the work
     * @param properties further properties as JSON; null for none
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
     * A signal for the service's own web pages. Ignore it.
     *
     * @param name name of the signal
     * @param arguments arguments of the signal as JSON; null for none
     */
    record Trigger(@Nullable String name, @Nullable String arguments) implements JobEvent {}

    /** The failure of the job. {@link JobStream#collect()} throws it; whoever reads event by event can do the same. */
    final class Failure implements JobEvent {

        private final @Nullable String code;
        private final @Nullable String message;
        private final @Nullable EventSource source;

        /**
         * A failure of no stream, for tests of code that reads events.
         *
         * @param code the service's code; null for none
         * @param message the service's text; null for none
         */
        public Failure(@Nullable String code, @Nullable String message) {
            this(code, message, null);
        }

        private Failure(@Nullable String code, @Nullable String message, @Nullable EventSource source) {
            this.code = code;
            this.message = message;
            this.source = source;
        }

        /** The same failure, which knows the call that it ends. */
        Failure of(EventSource stream) {
            return new Failure(code, message, stream);
        }

        /**
         * The service's code, such as {@code 210020}.
         *
         * @return the code, or null if the service gives none
         */
        public @Nullable String code() {
            return code;
        }

        /**
         * The service's text.
         *
         * @return the text, or null if the service gives none
         */
        public @Nullable String message() {
            return message;
        }

        /**
         * The exception of the kind that the code means, with the facts of the call.
         *
         * @return a new exception, to be thrown
         */
        public ApiException toException() {
            return source != null ? source.refused(code, message) : Powerdrill.refused(code, message);
        }

        /** Equal to a failure with the same code and text. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Failure failure
                    && Objects.equals(code, failure.code)
                    && Objects.equals(message, failure.message);
        }

        /** Fits {@link #equals}. */
        @Override
        public int hashCode() {
            return Objects.hash(code, message);
        }

        /** As a record prints. */
        @Override
        public String toString() {
            return "Failure[code=" + code + ", message=" + message + "]";
        }
    }

    /**
     * The end of the stream. Some streams end without this event.
     *
     * @param mark {@code [DONE]}, or {@code [ERROR]} after a failure
     */
    record End(String mark) implements JobEvent {

        /**
         * Whether the service marks the answer as complete.
         *
         * @return true for {@code [DONE]}
         */
        public boolean isDone() {
            return mark.equals("[DONE]");
        }
    }
}
