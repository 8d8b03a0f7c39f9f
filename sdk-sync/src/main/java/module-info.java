/** Client for the IDAH Sync API. */
module io.github.clouddatasets.sync {
    requires transitive io.github.clouddatasets.core;
    requires io.github.clouddatasets.manifest;
    requires com.fasterxml.jackson.databind;
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.sync;
    exports io.github.clouddatasets.sync.annotation;
    exports io.github.clouddatasets.sync.dataset;
    exports io.github.clouddatasets.sync.entry;
    exports io.github.clouddatasets.sync.imports;
    exports io.github.clouddatasets.sync.media;
    exports io.github.clouddatasets.sync.project;
    exports io.github.clouddatasets.sync.shape;

    // Jackson reads and writes the records.
    opens io.github.clouddatasets.sync to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.annotation to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.dataset to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.entry to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.imports to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.internal to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.media to
            com.fasterxml.jackson.databind;
    opens io.github.clouddatasets.sync.project to
            com.fasterxml.jackson.databind;
}
