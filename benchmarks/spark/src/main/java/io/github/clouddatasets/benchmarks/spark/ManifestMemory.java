package io.github.clouddatasets.benchmarks.spark;

import io.github.clouddatasets.spark.ManifestOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;

/** What one task keeps in memory while it reads one file that cannot be cut: the greatest heap that survived a collection. */
final class ManifestMemory {

    private static final int MEGABYTE = 1 << 20;
    private static final int PAUSE_MILLIS = 20;

    private ManifestMemory() {}

    /** Takes the folder of the files and the number of lines. */
    @SuppressWarnings("SystemOut") // the result
    public static void main(String[] args) throws Exception {
        long lines = Long.parseLong(args[1]);
        Path folder = ManifestFiles.folder(Path.of(args[0]), lines, 1);
        SparkSession spark = Sessions.open(1);
        spark.conf().set("spark.sql.files.maxPartitionBytes", String.valueOf(Long.MAX_VALUE / 2));
        AtomicBoolean ended = new AtomicBoolean();
        long[] peak = new long[1];
        Thread watch = new Thread(() -> {
            while (!ended.get()) {
                peak[0] = Math.max(peak[0], survived());
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watch.start();
        var rows = spark.read().format(ManifestOptions.FORMAT).load(folder + "/*.manifest");
        int tasks = rows.javaRDD().getNumPartitions();
        rows.write().format("noop").mode("overwrite").save();
        ended.set(true);
        watch.join();
        System.out.printf(
                "%,d lines in %d task, -Xmx %d MB: at most %d MB survived a collection%n",
                lines, tasks, Runtime.getRuntime().maxMemory() / MEGABYTE, peak[0] / MEGABYTE);
        spark.stop();
    }

    private static long survived() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            bytes += usage == null ? 0 : usage.getUsed();
        }
        return bytes;
    }
}
