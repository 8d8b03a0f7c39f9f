package io.github.clouddatasets.benchmarks.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions of this JVM alone. */
final class Sessions {

    private Sessions() {}

    static SparkSession open(int cores) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .appName("benchmark")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }
}
