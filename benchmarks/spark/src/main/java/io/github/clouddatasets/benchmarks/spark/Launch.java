package io.github.clouddatasets.benchmarks.spark;

import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the options that a JVM with Spark needs. */
final class Launch {

    private Launch() {}

    @SuppressWarnings("SystemOut") // run.sh reads it
    public static void main(String[] args) {
        System.out.println(JavaModuleOptions.defaultModuleOptions());
    }
}
