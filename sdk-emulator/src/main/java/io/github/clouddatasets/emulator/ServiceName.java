package io.github.clouddatasets.emulator;

/** The names of the services for the server, one of which is the answer to every request. */
final class ServiceName {

    static final String MODELARTS = "modelarts";
    static final String IAM = "iam";
    static final String POWERDRILL = "powerdrill";
    static final String POWERDRILL_STORAGE = "powerdrill-storage";
    static final String IDAH = "idah";
    static final String S3 = "s3";

    /** The pages at the root of a shared port, which belong to no service. */
    static final String CONSOLE = "console";

    private ServiceName() {}
}
