package io.github.clouddatasets.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * A standalone cluster of Spark: one master and two workers with a core each, as processes on 127.0.0.1, from the jars of
 * this test's class path. As on a real cluster the executors have Spark's jars from {@code SPARK_HOME}, and ours from
 * {@code spark.executor.extraClassPath}.
 */
final class SparkCluster implements AutoCloseable {

    private static final int WORKERS = 2;

    /** What a user adds to Spark. Test doubles and the emulator stay with the driver. */
    private static final Pattern OURS = Pattern.compile(
            "[/\\\\](clouddatasets-(spark|sdk-core|sdk-manifest|sdk-datasets|sdk-sync)[^/\\\\]*|okhttp[^/\\\\]*|okio[^/\\\\]*"
                    + "|kotlin-stdlib[^/\\\\]*|jspecify[^/\\\\]*)\\.jar$");

    private final List<SparkDaemon> daemons = new ArrayList<>();
    private final String address;
    private final String ours;

    private SparkCluster(Path given) {
        Path folder = given.toAbsolutePath();
        List<String> entries = classPath();
        Predicate<String> isOurs = entry ->
                Files.isDirectory(Path.of(entry)) || OURS.matcher(entry).find();
        this.ours = entries.stream().filter(isOurs).collect(Collectors.joining(File.pathSeparator));
        Path home = sparkHome(folder, entries.stream().filter(isOurs.negate()).toList());
        Map<String, String> environment = Map.of(
                "SPARK_HOME",
                home.toString(),
                // Without this, executors die looking for the folders of a build of Spark.
                "SPARK_SCALA_VERSION",
                scalaVersion(),
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "SPARK_NO_DAEMONIZE",
                "true");
        SparkDaemon master = SparkDaemon.start(
                command(home, "org.apache.spark.deploy.master.Master"),
                environment,
                Pattern.compile("Starting Spark master at (spark://\\S+)"));
        daemons.add(master);
        this.address = master.announcement();
        for (int i = 0; i < WORKERS; i++) {
            List<String> worker = command(home, "org.apache.spark.deploy.worker.Worker");
            worker.addAll(
                    List.of("--cores", "1", "--memory", "1g", "--work-dir", folder.resolve("work" + i) + "", address));
            daemons.add(
                    SparkDaemon.start(worker, environment, Pattern.compile("(Successfully registered with master)")));
        }
        daemons.forEach(SparkDaemon::announcement);
    }

    /** Starts a cluster whose files lie in a folder. */
    static SparkCluster start(Path folder) {
        return new SparkCluster(folder);
    }

    /** A session whose driver is this process. */
    SparkSession session() {
        return SparkSession.builder()
                .master(address)
                .appName("cluster")
                .config("spark.executor.memory", "512m")
                .config("spark.executor.extraClassPath", ours)
                .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    @Override
    public void close() {
        for (int i = daemons.size() - 1; i >= 0; i--) {
            daemons.get(i).close();
        }
    }

    private static List<String> command(Path home, String mainClass) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + File.separator + "*",
                mainClass,
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0"));
    }

    private static Path sparkHome(Path folder, List<String> jars) {
        Path home = folder.resolve("spark-home");
        try {
            Path links = Files.createDirectories(home.resolve("jars"));
            for (String jar : jars) {
                Path target = Path.of(jar);
                Path link = links.resolve(target.getFileName());
                Files.deleteIfExists(link); // an earlier run's
                Files.createSymbolicLink(link, target);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire starts the JVM with one jar that lists the others. */
    private static List<String> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(path.split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .map(Path::toString)
                .distinct()
                .toList();
    }

    private static String scalaVersion() {
        String number = scala.util.Properties.versionNumberString();
        return number.substring(0, number.lastIndexOf('.'));
    }
}
