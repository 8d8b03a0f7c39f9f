package io.github.clouddatasets.spark;

/** The name of the manifest format and of its options, for programs in Java and Scala. */
public final class ManifestOptions {

    /** The format's name: {@code spark.read().format(ManifestOptions.FORMAT)}. */
    public static final String FORMAT = "modelarts-manifest";

    private ManifestOptions() {}
}
