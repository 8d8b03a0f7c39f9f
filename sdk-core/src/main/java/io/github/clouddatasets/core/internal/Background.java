package io.github.clouddatasets.core.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where work given to {@code async} runs: on virtual threads where the JVM has them, else on daemon threads. */
public final class Background {

    /** Shared by all clients of the JVM; its threads are daemons, so nobody has to end it. */
    public static final Executor EXECUTOR = executor();

    private static final int THREADS = 64;

    private Background() {}

    private static Executor executor() {
        try {
            // Java 21 and later. Looked up by name since the SDK is compiled for 17.
            return (Executor) MethodHandles.publicLookup()
                    .findStatic(
                            java.util.concurrent.Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(java.util.concurrent.ExecutorService.class))
                    .invoke();
        } catch (NoSuchMethodException e) {
            return daemonPool();
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads cannot be started", e);
        }
    }

    private static Executor daemonPool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "clouddatasets-async-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
