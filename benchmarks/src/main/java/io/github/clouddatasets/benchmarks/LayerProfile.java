package io.github.clouddatasets.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the CPU time and the bytes of a call go: a recording by the JDK's Flight Recorder of the calling thread, each sample counted for
 * the layer that is nearest to the top of its stack, so that the JDK's work is its caller's. Time in the kernel is the difference between
 * the thread's CPU time and its user time. {@code benchmarks/profile.sh} starts it.
 */
public final class LayerProfile {

    /** Whose code runs. */
    private enum Layer {
        KERNEL("kernel: sockets"),
        OKHTTP("OkHttp, okio, Kotlin"),
        OURS("this SDK"),
        JACKSON("Jackson"),
        OTHER("the rest");

        private final String title;

        Layer(String title) {
            this.title = title;
        }

        static Layer of(List<RecordedFrame> frames) {
            for (RecordedFrame frame : frames) {
                String type = frame.getMethod().getType().getName();
                if (type.startsWith("okhttp3.") || type.startsWith("okio.") || type.startsWith("kotlin.")) {
                    return OKHTTP;
                }
                if (type.startsWith("com.fasterxml.")) {
                    return JACKSON;
                }
                if (type.startsWith("io.github.clouddatasets.") && !type.contains(".benchmarks.")) {
                    return OURS;
                }
            }
            return OTHER;
        }
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FRAMES = 15;

    private final String workload;
    private final int seconds;
    private long calls;
    private double cpuMicros;
    private double userShare;
    private double bytes;

    private LayerProfile(String workload, int seconds) {
        this.workload = workload;
        this.seconds = seconds;
    }

    /** Arguments: seconds of the recording (20), the workload ({@code small}). */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        new LayerProfile(args.length > 1 ? args[1] : Workload.SMALL.argument(), seconds).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Path file = Files.createTempFile("layers-", ".jfr");
        try (CannedServer server = new CannedServer(Workload.answers())) {
            Callable<Object> call = new Ours().apply(workload, server.address());
            repeat(call, seconds);
            record(call, file);
            report(file);
        } finally {
            Files.delete(file);
        }
    }

    private void record(Callable<Object> call, Path file) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(5));
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "2000/s");
            recording.start();
            long cpu = THREADS.getCurrentThreadCpuTime();
            long user = THREADS.getCurrentThreadUserTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            calls = repeat(call, seconds);
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            user = THREADS.getCurrentThreadUserTime() - user;
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            recording.stop();
            recording.dump(file);
            cpuMicros = cpu / 1000.0 / calls;
            userShare = Math.min(1, (double) user / cpu);
            bytes = (double) allocated / calls;
        }
    }

    private static long repeat(Callable<Object> call, int seconds) throws Exception {
        long done = 0;
        for (long until = System.nanoTime() + seconds * 1_000_000_000L; System.nanoTime() < until; done++) {
            call.call();
        }
        return done;
    }

    private void report(Path file) throws IOException {
        String title = Workload.of(workload).title() + " by layer";
        Map<Layer, Double> cpu = shares(file, "jdk.ExecutionSample", "sampledThread", event -> 1);
        cpu.replaceAll((layer, share) -> share * userShare);
        cpu.put(Layer.KERNEL, 1 - userShare);
        Map<Layer, Double> allocated =
                shares(file, "jdk.ObjectAllocationSample", "eventThread", event -> event.getLong("weight"));
        for (Layer layer : Layer.values()) {
            Result.share(title, "CPU", "µs", layer.title, cpuMicros, cpu.getOrDefault(layer, 0.0))
                    .print();
            Result.share(title, "bytes", "B", layer.title, bytes, allocated.getOrDefault(layer, 0.0))
                    .print();
        }
    }

    /** Of the calling thread; prints the frames that are most often at the top, too. */
    private static Map<Layer, Double> shares(
            Path file, String event, String threadField, ToDoubleFunction<RecordedEvent> weight) throws IOException {
        Map<Layer, Double> layers = new EnumMap<>(Layer.class);
        Map<String, Double> tops = new HashMap<>();
        double all = 0;
        String caller = Thread.currentThread().getName();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent sample = recording.readEvent();
                if (!sample.getEventType().getName().equals(event) || sample.getStackTrace() == null) {
                    continue;
                }
                RecordedThread thread = sample.getValue(threadField);
                List<RecordedFrame> frames = sample.getStackTrace().getFrames();
                if (thread == null || frames.isEmpty() || !caller.equals(thread.getJavaName())) {
                    continue;
                }
                double counted = weight.applyAsDouble(sample);
                layers.merge(Layer.of(frames), counted, Double::sum);
                tops.merge(name(frames.get(0)), counted, Double::sum);
                all += counted;
            }
        }
        double sum = Math.max(all, 1);
        System.out.println(event + ", at the top:");
        tops.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(FRAMES)
                .forEach(top ->
                        System.out.printf(Locale.ROOT, "%5.1f %%  %s%n", 100 * top.getValue() / sum, top.getKey()));
        layers.replaceAll((layer, counted) -> counted / sum);
        return layers;
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
