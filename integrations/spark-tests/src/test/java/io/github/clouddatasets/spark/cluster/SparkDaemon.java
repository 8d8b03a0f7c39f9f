package io.github.clouddatasets.spark.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master or a worker of Spark: a process of its own, ready once its log says so. */
final class SparkDaemon implements AutoCloseable {

    private static final int LINES_KEPT = 40;

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private SparkDaemon(Process process, Pattern readiness) {
        this.process = process;
        Thread reader = new Thread(() -> readLog(readiness), "log of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a daemon.
     *
     * @param command the command with its arguments
     * @param environment further variables of the environment
     * @param readiness found in the line of the log that says that the daemon is ready
     */
    static SparkDaemon start(List<String> command, Map<String, String> environment, Pattern readiness) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new SparkDaemon(builder.start(), readiness);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the daemon is ready, and gives the first group of the pattern as the log has it. */
    String announcement() {
        try {
            return ready.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the daemon did not start", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void readLog(Pattern readiness) {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader log = process.inputReader()) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                Matcher matcher = readiness.matcher(line);
                if (!ready.isDone() && matcher.find()) {
                    ready.complete(matcher.group(1));
                }
                last.addLast(line);
                if (last.size() > LINES_KEPT) {
                    last.removeFirst();
                }
            }
        } catch (IOException e) {
            last.addLast(e.toString());
        }
        ready.completeExceptionally(new IllegalStateException("the process ended:\n" + String.join("\n", last)));
    }

    /** Ends the process and its executors, which are its children. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
