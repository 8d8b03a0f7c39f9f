package io.github.clouddatasets.spark.services;

/**
 * The name of the source of IDAH's exports and of its options, for programs in Java and Scala.
 *
 * <p>Who calls, and where: {@code endpoint}, and {@code secretApiKey}, {@code token}, {@code email} and {@code password}, {@code
 * credentialAlias} or {@code fromEnvironment}; {@code iamEndpoint} and {@code allowInsecureHttp} as the client's builder has
 * them.
 */
public final class ExportsOptions {

    /** The source's name: {@code spark.read().format(ExportsOptions.FORMAT)}. */
    public static final String FORMAT = "idah-exports";

    /** How many exports one request and one partition read, 1 to 1000. Default: 1000. */
    public static final String PAGE_SIZE = "pageSize";

    private ExportsOptions() {}
}
