/** An application that names every module of the SDK. */
module consumer {
    requires io.github.clouddatasets.core;
    requires io.github.clouddatasets.datasets;
    requires io.github.clouddatasets.emulator;
    requires io.github.clouddatasets.manifest;
    requires io.github.clouddatasets.micrometer;
    requires io.github.clouddatasets.opentelemetry;
    requires io.github.clouddatasets.powerdrill;
    requires io.github.clouddatasets.sync;
}
