package io.github.clouddatasets.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/**
 * A process that makes the calls of one stack when {@link Actor} says so, a line of input for each: {@code warm SECONDS} calls until the
 * compiler is quiet, {@code round CALLS} answers with CPU time, time and bytes. Ends with its input. Needs nothing but the JDK,
 * so that it runs on any stack's class path.
 */
public final class Stage {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long WINDOW_NANOS = 250_000_000;
    private static final long QUIET_MILLIS = 5;
    private static final int QUIET_WINDOWS = 6;

    private final Callable<Object> call;
    private final int threads;
    private final ExecutorService pool;

    private Stage(Callable<Object> call, int threads, ExecutorService pool) {
        this.call = call;
        this.threads = threads;
        this.pool = pool;
    }

    /** Arguments: class of the stack, workload, address of the server, and {@code 1}, {@code platform} or {@code virtual}. */
    public static void main(String[] args) throws Exception {
        Callable<Object> call = call(args[0], args[1], args[2]);
        Stage stage = args[3].equals("1")
                ? new Stage(call, 1, null)
                : new Stage(call, 64, args[3].equals("virtual") ? virtual() : Executors.newFixedThreadPool(64));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            System.out.println(
                    words[0].equals("warm")
                            ? stage.warm(Integer.parseInt(words[1]))
                            : stage.round(Integer.parseInt(words[1])));
        }
        System.exit(0);
    }

    /** A stack is a class that makes the calls of a workload against an address. */
    @SuppressWarnings("unchecked")
    static Callable<Object> call(String stack, String workload, String address) throws ReflectiveOperationException {
        return ((BiFunction<String, String, Callable<Object>>) Class.forName(stack)
                        .asSubclass(BiFunction.class)
                        .getConstructor()
                        .newInstance())
                .apply(workload, address);
    }

    /** Tells how many calls take 100 ms of CPU, and whether the compiler was quiet at the end. */
    private String warm(int seconds) throws Exception {
        long started = System.nanoTime();
        int quiet = 0;
        double perCall = 0;
        while (quiet < QUIET_WINDOWS && System.nanoTime() - started < seconds * 1_000_000_000L) {
            long compiled = COMPILER.getTotalCompilationTime();
            long cpu = cpu(THREADS.getAllThreadIds());
            long calls = 0;
            for (long until = System.nanoTime() + WINDOW_NANOS; System.nanoTime() < until; calls += threads) {
                make(threads);
            }
            perCall = (double) (cpu(THREADS.getAllThreadIds()) - cpu) / calls;
            quiet = COMPILER.getTotalCompilationTime() - compiled <= QUIET_MILLIS ? quiet + 1 : 0;
        }
        return Math.max(threads, Math.round(100e6 / perCall)) + " " + (quiet == QUIET_WINDOWS) + " "
                + (System.nanoTime() - started) / 1_000_000;
    }

    private String round(int calls) throws Exception {
        long[] ids = THREADS.getAllThreadIds();
        long bytes = bytes(ids);
        long cpu = cpu(ids);
        long started = System.nanoTime();
        make(calls);
        long time = System.nanoTime() - started;
        ids = THREADS.getAllThreadIds();
        cpu = cpu(ids) - cpu;
        bytes = bytes(ids) - bytes;
        return cpu + " " + time + " " + bytes;
    }

    private void make(int calls) throws Exception {
        if (pool == null) {
            for (int i = 0; i < calls; i++) {
                call.call();
            }
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                for (int n = 0; n < calls / threads; n++) {
                    call.call();
                }
                return null;
            }));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException("a call failed", e);
            }
        }
    }

    /** Of all threads: some stacks do a part of the work on threads of their own. */
    private static long cpu(long[] threads) {
        return sum(THREADS.getThreadCpuTime(threads));
    }

    private static long bytes(long[] threads) {
        return sum(THREADS.getThreadAllocatedBytes(threads));
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += Math.max(0, value);
        }
        return sum;
    }

    /** By its name: this is compiled for JDK 17. */
    private static ExecutorService virtual() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
