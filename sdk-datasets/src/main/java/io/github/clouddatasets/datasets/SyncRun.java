package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a synchronization, seen through the one state that the service keeps for a dataset. The start of a run
 * returns no id, and a look right after the start may still show the run before (specs/modelarts.md, section 7): the end
 * of the earlier run must not be mistaken for the end of this one.
 */
final class SyncRun {

    /**
     * Some answers name no run at all (the documented example has neither id nor time). A state that stays unchanged for
     * this long and this many looks is final: the run was too quick to be seen, or there is none.
     */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final int SETTLED_LOOKS = 3;

    private final @Nullable SyncTask before;
    private final Function<Api, SyncTask> status;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private int looks;
    private boolean begun;
    private boolean missing;
    private @Nullable SyncTask end;

    private SyncRun(@Nullable SyncTask before, Function<Api, SyncTask> status, LongSupplier nanoTime) {
        this.before = before;
        this.status = status;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
    }

    /** The run that was started just now; {@code before} is the state right before the start. */
    static SyncRun after(SyncTask before, Function<Api, SyncTask> status, LongSupplier nanoTime) {
        return new SyncRun(before, status, nanoTime);
    }

    /** The run that the state shows at the first look, running or ended. */
    static SyncRun shown(Function<Api, SyncTask> status, LongSupplier nanoTime) {
        return new SyncRun(null, status, nanoTime);
    }

    /** Reads the state, until the run has ended: a later look could show another run. */
    SyncTask look(Api view) {
        if (end != null) {
            return end;
        }
        SyncTask now = status.apply(view);
        AsyncTaskStatus state = now.status();
        if (state != null) {
            looks++;
            begun = begun || state.isPending() || differs(now) || (settled() && isNameless(now));
            missing = before == null && !begun && settled();
            end = judge(now).state() == State.PENDING ? null : now;
        }
        return now;
    }

    /** Judges a state that {@link #look} returned. Judging it once more changes nothing. */
    Judgement judge(SyncTask now) {
        AsyncTaskStatus status = now.status();
        if (status == null) {
            return Judgement.of(State.PENDING, "unknown");
        }
        if (missing) {
            String message = "the service knows no synchronization of this dataset";
            return new Judgement(State.FAILED, status.value(), null, message, null, null, null);
        }
        State state = State.PENDING;
        if (begun && status.isSucceeded()) {
            state = State.SUCCEEDED;
        } else if (begun && status.isFailed()) {
            state = State.FAILED;
        }
        return new Judgement(
                state, status.value(), now.errorCode(), now.errorMsg(), null, now.totalSampleCount(), null);
    }

    private boolean differs(SyncTask now) {
        if (AsyncTaskStatus.NOT_EXIST.equals(now.status())) {
            return false;
        }
        if (before == null) {
            return true;
        }
        if (before.taskId() != null && now.taskId() != null) {
            return !before.taskId().equals(now.taskId());
        }
        if (before.createTime() != null && now.createTime() != null) {
            return !before.createTime().equals(now.createTime());
        }
        return !before.equals(now);
    }

    private boolean settled() {
        return looks >= SETTLED_LOOKS && nanoTime.getAsLong() - startedNanos >= SETTLED.toNanos();
    }

    private static boolean isNameless(SyncTask now) {
        return now.taskId() == null
                && now.createTime() == null
                && !Objects.equals(now.status(), AsyncTaskStatus.NOT_EXIST);
    }
}
