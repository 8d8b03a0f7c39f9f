package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.value.Check;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for work at a service: looks, judges the state, waits longer and longer, and gives up at its own deadline, since a
 * service can leave a task running for ever.
 *
 * @param <T> the state
 */
public final class TaskPoller<T> implements Poller<T> {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final double GROWTH = 1.5;

    /** A look that begins near the deadline gets this long to be answered, else the last look would be in vain. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    /** What a state means for the wait. */
    public enum State {
        /** Not done, or a state that is not known: go on. */
        PENDING,
        /** Done, and well. */
        SUCCEEDED,
        /** Done, and not well. */
        FAILED
    }

    /**
     * A judgement of one look.
     *
     * @param state what the state means for the wait
     * @param raw the service's own word for it
     * @param errorCode code of a failure; null if there is none
     * @param errorMessage text of a failure; null if there is none
     * @param done amount done; null if the service does not say
     * @param total amount there is; null if the service does not say
     * @param share share done, 0 to 1; null if the service does not say
     */
    public record Judgement(
            State state,
            String raw,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable Long done,
            @Nullable Long total,
            @Nullable Double share) {

        /**
         * A judgement without amounts or reasons.
         *
         * @param state what the state means for the wait
         * @param raw the service's own word for it
         * @return the judgement
         */
        public static Judgement of(State state, String raw) {
            return new Judgement(state, raw, null, null, null, null, null);
        }
    }

    private final Api api;
    private final String what;
    private final String id;
    private final Function<? super Api, T> look;
    private final Function<T, Judgement> judge;
    private final Duration longest;
    private final Duration patience;

    private Consumer<? super Progress> listener = progress -> {};
    private @Nullable Duration fixed;
    private @Nullable T last;

    TaskPoller(
            Api api,
            String what,
            String id,
            Function<? super Api, T> look,
            Function<T, Judgement> judge,
            Duration longest,
            Duration patience) {
        this.api = api;
        this.what = what;
        this.id = id;
        this.look = look;
        this.judge = judge;
        this.longest = longest;
        this.patience = patience;
    }

    /**
     * Starts from the state in the answer that started the work, so that {@link #last} has it before the first look.
     *
     * @param state the state
     * @return this
     */
    public TaskPoller<T> seen(T state) {
        last = state;
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public T poll() {
        return look(api);
    }

    private T look(Api view) {
        T state = look.apply(view);
        last = state;
        return state;
    }

    @Override
    public @Nullable T last() {
        return last;
    }

    @Override
    public boolean isDone() {
        T state = last;
        return state != null && judge.apply(state).state() != State.PENDING;
    }

    @Override
    public T await() {
        return await(patience);
    }

    @Override
    public T await(Duration deadline) {
        Check.positive("deadline", deadline);
        long started = api.nanoTime();
        Duration wait = fixed != null ? fixed : FIRST;
        String raw = "unknown";
        @Nullable SdkException failure = null;
        for (; ; ) {
            @Nullable T state = null;
            try {
                // After a failed look the waits between looks are the back-off: attempts within a look would take from
                // the
                // client's budget, which the other calls need.
                state = look(api.looking(limit(deadline, left(deadline, started)), failure != null));
                failure = null;
            } catch (PollingException end) {
                throw end;
            } catch (SdkException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                failure = e;
            }
            Duration elapsed = Duration.ofNanos(api.nanoTime() - started);
            // Outside of the try: an exception of the listener ends the wait, whatever its class.
            if (state == null) {
                listener.accept(new Progress(raw, null, null, null, elapsed, failure));
            } else {
                Judgement judgement = judge.apply(state);
                raw = judgement.raw();
                listener.accept(new Progress(raw, judgement.done(), judgement.total(), judgement.share(), elapsed));
                if (judgement.state() == State.SUCCEEDED) {
                    return state;
                }
                if (judgement.state() == State.FAILED) {
                    throw failed(judgement);
                }
            }
            long left = left(deadline, started);
            if (left <= 0) {
                throw overdue(deadline, raw, failure);
            }
            api.pause(Duration.ofNanos(Math.min(left, Call.nanos(wait))), what);
            if (fixed == null) {
                wait = Duration.ofNanos(Math.min(longest.toNanos(), (long) (wait.toNanos() * GROWTH)));
            }
        }
    }

    private long left(Duration deadline, long started) {
        return Call.nanos(deadline) - (api.nanoTime() - started);
    }

    private static Duration limit(Duration deadline, long left) {
        Duration least = deadline.compareTo(LAST_LOOK) < 0 ? deadline : LAST_LOOK;
        return Duration.ofNanos(Math.max(left, least.toNanos()));
    }

    /** An outage of the service, or of the way to the service, ends no work. */
    private static boolean mayPass(SdkException failure) {
        return failure.retryable() || failure instanceof CallTimeoutException;
    }

    private PollingException overdue(Duration deadline, String raw, @Nullable SdkException failure) {
        String seen = failure == null ? "" : "; the last look failed: " + failure.getMessage();
        return new PollingException(
                what + " is not done after " + deadline + ": last state " + raw + seen,
                PollingException.Reason.DEADLINE,
                id,
                null,
                last,
                failure);
    }

    private PollingException failed(Judgement judgement) {
        StringBuilder message = new StringBuilder(what).append(" failed: ").append(judgement.raw());
        if (judgement.errorCode() != null) {
            message.append(' ').append(judgement.errorCode());
        }
        if (judgement.errorMessage() != null && !judgement.errorMessage().isBlank()) {
            message.append(' ').append(judgement.errorMessage().replaceAll("\\s+", " "));
        } else if (judgement.errorCode() == null) {
            message.append(" (the service gives no reason)");
        }
        return new PollingException(
                message.toString(), PollingException.Reason.FAILED, id, judgement.errorCode(), last);
    }

    @Override
    public Poller<T> onProgress(Consumer<? super Progress> listener) {
        this.listener = Check.required("listener", listener);
        return this;
    }

    @Override
    public Poller<T> every(Duration interval) {
        fixed = Check.positive("interval", interval);
        return this;
    }

    /** The work, its id and the state seen last, in the service's own word. */
    @Override
    public String toString() {
        T state = last;
        return "Poller[" + what + ", id " + id + ", state "
                + (state == null ? "not seen yet" : judge.apply(state).raw()) + "]";
    }
}
