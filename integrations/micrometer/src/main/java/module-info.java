/** Meters of the clients' calls, for a Micrometer registry. */
module io.github.clouddatasets.micrometer {
    requires transitive io.github.clouddatasets.core;
    requires transitive micrometer.core;

    exports io.github.clouddatasets.micrometer;
}
