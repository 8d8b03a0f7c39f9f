/** Client for ModelArts data management. */
module io.github.clouddatasets.datasets {
    requires transitive io.github.clouddatasets.core;
    requires transitive io.github.clouddatasets.manifest;
    requires com.fasterxml.jackson.databind;
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.datasets;

    // Jackson reads and writes the records.
    opens io.github.clouddatasets.datasets to
            com.fasterxml.jackson.databind;
}
