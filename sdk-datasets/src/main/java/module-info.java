/** Client for ModelArts data management. */
module io.github.clouddatasets.datasets {
    requires transitive io.github.clouddatasets.core;
    requires transitive io.github.clouddatasets.manifest;
    requires com.fasterxml.jackson.databind;
    requires static org.snakeyaml.engine; // reads clouds.yaml, where a user has one
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.datasets;
    exports io.github.clouddatasets.datasets.account;
    exports io.github.clouddatasets.datasets.common;
    exports io.github.clouddatasets.datasets.labels;
    exports io.github.clouddatasets.datasets.samples;
    exports io.github.clouddatasets.datasets.team;

    // Jackson reads and writes the records.
    opens io.github.clouddatasets.datasets to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.access to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.common to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.internal to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.labels to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.samples to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.datasets.team to
            com.fasterxml.jackson.databind;
}
