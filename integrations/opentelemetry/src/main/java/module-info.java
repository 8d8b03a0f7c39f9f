/** Spans and metrics of the clients' calls, through the OpenTelemetry API. */
module io.github.clouddatasets.opentelemetry {
    requires transitive io.github.clouddatasets.core;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;

    exports io.github.clouddatasets.opentelemetry;
}
