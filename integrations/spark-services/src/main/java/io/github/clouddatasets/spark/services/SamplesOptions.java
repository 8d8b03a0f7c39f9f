package io.github.clouddatasets.spark.services;

/** The name of the samples source and of its options, for programs in Java and Scala. */
public final class SamplesOptions {

    /** The format's name: {@code spark.read().format(SamplesOptions.FORMAT)}. */
    public static final String FORMAT = "modelarts-samples";

    private SamplesOptions() {}
}
