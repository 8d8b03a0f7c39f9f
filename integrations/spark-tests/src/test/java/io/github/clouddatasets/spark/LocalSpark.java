package io.github.clouddatasets.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

/** The session that all tests of this JVM share: a start costs seconds. */
public final class LocalSpark {

    private static final SparkSession SESSION = start();

    private LocalSpark() {}

    /** A session with two cores, without a web page, with its tables in a new folder. Nobody stops it. */
    public static SparkSession session() {
        return SESSION;
    }

    private static SparkSession start() {
        try {
            return SparkSession.builder()
                    .master("local[2]")
                    .appName("tests")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config(
                            "spark.sql.warehouse.dir",
                            Files.createTempDirectory("warehouse").toString())
                    .getOrCreate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
