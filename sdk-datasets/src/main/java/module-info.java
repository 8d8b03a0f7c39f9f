/** Clients for ModelArts data management and the Powerdrill Team API. */
module io.github.clouddatasets.datasets {
    requires transitive io.github.clouddatasets.core;
    requires com.fasterxml.jackson.databind;
    requires java.xml; // label files
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.datasets;
    exports io.github.clouddatasets.datasets.manifest;
    exports io.github.clouddatasets.powerdrill;

    // Jackson reads and writes the records.
    opens io.github.clouddatasets.datasets to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.powerdrill to
            com.fasterxml.jackson.databind;
}
