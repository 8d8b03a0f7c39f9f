package io.github.clouddatasets.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The session that all tests of this JVM share: a start costs seconds. */
public final class LocalSpark {

    private static final Path FOLDER = folder();
    private static final SparkSession SESSION = start();

    private LocalSpark() {}

    /**
     * A session with two cores, with its tables and its event log in a new folder and its web page at a free port. Nobody
     * stops it.
     */
    public static SparkSession session() {
        return SESSION;
    }

    /** The folder of the event log. */
    public static Path events() {
        return FOLDER.resolve("events");
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("spark");
            Files.createDirectory(folder.resolve("events"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SparkSession start() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.ui.enabled", "true")
                .config("spark.ui.port", "0")
                .config("spark.eventLog.enabled", "true")
                .config("spark.eventLog.compress", "false")
                .config("spark.eventLog.rolling.enabled", "false")
                .config("spark.eventLog.dir", events().toUri().toString())
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", FOLDER.resolve("tables").toString())
                .getOrCreate();
    }
}
