package io.github.clouddatasets.testing.fuzz;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a target: the committed corpus and a fixed series of damaged inputs in every build, and as many others as there
 * is time for with {@code -Dfuzz.seconds}. An input that breaks the target is kept under {@code target/fuzz}; moved to
 * the corpus it stays fixed.
 */
public final class Fuzzer {

    /** Damaged inputs of an ordinary build, the same in each. */
    private static final int USUAL = 1_500;

    private static final long USUAL_SEED = 20_261_122;
    private static final long LONGEST_READ = TimeUnit.SECONDS.toNanos(10);

    /** No input is longer than 256 KiB, and no reader needs a thousand times of that. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final FuzzTarget target;
    private final List<Corpus.Seed> corpus;

    /** What is being read, for the watchdog. */
    private volatile Corpus.@Nullable Seed current;

    private volatile long since;

    /** Counted by the reading thread, and looked at when that has ended. */
    private long executions;

    private long read;

    private Fuzzer(FuzzTarget target) throws IOException {
        this.target = target;
        this.corpus = Corpus.of(target.name());
        if (corpus.isEmpty()) {
            throw new IllegalStateException("no corpus for " + target);
        }
    }

    /**
     * Reads the corpus and the usual inputs; then new ones, as long as an equal share of {@code -Dfuzz.seconds} for each
     * of so many targets (none for 0). Prints how many those were, and the seed that makes the same ones again
     * ({@code -Dfuzz.seed}).
     *
     * @return how many of the usual inputs were read, and not refused
     */
    public static long run(FuzzTarget target, int targets) throws Exception {
        Fuzzer fuzzer = new Fuzzer(target);
        fuzzer.watched(() -> {
            for (Corpus.Seed seed : fuzzer.corpus) {
                fuzzer.read(seed);
            }
            for (int i = 0; i < USUAL; i++) {
                fuzzer.read(fuzzer.damaged(USUAL_SEED, i));
            }
        });
        long read = fuzzer.read;
        long seconds = Long.getLong("fuzz.seconds", 0);
        if (seconds > 0 && targets > 0) {
            double share = Double.parseDouble(System.getProperty("fuzz.share", "1"));
            fuzzer.goOn((long) (seconds * share * 1000 / targets));
        }
        return read;
    }

    private void goOn(long millis) throws Exception {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        executions = 0;
        read = 0;
        watched(() -> {
            for (long i = 0; System.nanoTime() < end; i++) {
                read(damaged(seed, i));
            }
        });
        System.out.printf(
                "fuzz %s: %d executions in %.1f s, %d read, the others refused; seed %d%n",
                target, executions, millis / 1000.0, read, seed);
    }

    private Corpus.Seed damaged(long seed, long number) {
        Random random = new Random(seed * 31 + number);
        Corpus.Seed one = any(random);
        Corpus.Seed other = any(random);
        String kind = random.nextInt(8) == 0 ? other.kind() : one.kind();
        return new Corpus.Seed(one.file(), kind, Mutation.of(one.bytes(), other.bytes(), random));
    }

    private Corpus.Seed any(Random random) {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private void read(Corpus.Seed input) throws IOException {
        since = System.nanoTime();
        current = input;
        long before = Allocated.bytes();
        try {
            target.reader().read(input.kind(), input.bytes());
            read++;
        } catch (Throwable failure) {
            if (!target.allows(failure)) {
                throw new AssertionError(target + " broke with " + failure + ": " + kept(input), failure);
            }
        }
        long allocated = Allocated.bytes() - before;
        if (allocated > MOST_BYTES) {
            throw new AssertionError(target + " took " + allocated + " bytes of memory: " + kept(input));
        }
        executions++;
    }

    /** Reads in a thread of its own, since a reader that hangs cannot be ended. */
    private void watched(Work work) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "fuzz-" + target);
        thread.setDaemon(true);
        since = System.nanoTime();
        thread.start();
        while (true) {
            try {
                task.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                Corpus.Seed input = current;
                if (input != null && System.nanoTime() - since > LONGEST_READ) {
                    AssertionError hang = new AssertionError(target + " hangs: " + kept(input));
                    hang.setStackTrace(thread.getStackTrace());
                    throw hang;
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AssertionError broken) {
                    throw broken;
                }
                throw e;
            }
        }
    }

    private String kept(Corpus.Seed input) throws IOException {
        Path folder = Path.of("target", "fuzz", target.name());
        Files.createDirectories(folder);
        String name = input.kind() + ".crash-" + Integer.toHexString(Arrays.hashCode(input.bytes()));
        Path file = Files.write(folder.resolve(name), input.bytes());
        return "the input is kept as " + file + " (from " + input.file() + ")";
    }

    /** What can fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** What the thread has allocated so far, by the JVM's own count. No module of ours reads java.management. */
    private static final class Allocated {
        private static final Object BEAN;
        private static final Method COUNT;

        static {
            try {
                BEAN = Class.forName("java.lang.management.ManagementFactory")
                        .getMethod("getThreadMXBean")
                        .invoke(null);
                COUNT = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        static long bytes() {
            try {
                return (Long) COUNT.invoke(BEAN);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
