package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.TaskPoller.Judgement;
import io.github.clouddatasets.core.spi.TaskPoller.State;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the run that a call started from the one before it. Starting a synchronization returns no id, and a look right
 * after it may still show the run before: that one's end must not be taken for ours (specs/modelarts.md, section 7).
 */
final class SyncRun {

    /**
     * Some answers name no run at all (the documented example has neither id nor time). Then a state that does not
     * change for this long and this many looks after the start is taken for ours: a run too quick to be seen.
     */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final int SETTLED_LOOKS = 3;

    private final SyncTask before;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private boolean begun;
    private int unchangedLooks;

    SyncRun(SyncTask before, LongSupplier nanoTime) {
        this.before = before;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
    }

    Judgement judge(SyncTask now) {
        AsyncTaskStatus status = now.status();
        if (status == null) {
            return Judgement.of(State.PENDING, "unknown");
        }
        begun = begun || status.isPending() || differs(now) || settled(now);
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
        if (Objects.equals(now.status(), AsyncTaskStatus.NOT_EXIST)) {
            return false;
        }
        if (before.taskId() != null && now.taskId() != null) {
            return !before.taskId().equals(now.taskId());
        }
        if (before.createTime() != null && now.createTime() != null) {
            return !before.createTime().equals(now.createTime());
        }
        return !before.equals(now);
    }

    private boolean settled(SyncTask now) {
        unchangedLooks++;
        return named(now) == null
                && !Objects.equals(now.status(), AsyncTaskStatus.NOT_EXIST)
                && unchangedLooks >= SETTLED_LOOKS
                && nanoTime.getAsLong() - startedNanos >= SETTLED.toNanos();
    }

    private static @Nullable Object named(SyncTask task) {
        return task.taskId() != null ? task.taskId() : task.createTime();
    }
}
