package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A thread that does one thing; afterwards its failure and its interrupt flag are known. */
public final class Caller {
    final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    final AtomicBoolean flag = new AtomicBoolean();
    public final Thread thread;

    public Caller(Runnable work) {
        thread = new Thread(() -> run(work), "caller");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Runnable work) {
        failure.set(catchThrowable(work::run));
        flag.set(Thread.currentThread().isInterrupted());
    }
}
