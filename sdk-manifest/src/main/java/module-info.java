/** ModelArts manifests and Pascal VOC label files. Needs no client. */
module io.github.clouddatasets.manifest {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.xml; // label files
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.manifest;
    exports io.github.clouddatasets.manifest.lines to
            io.github.clouddatasets.spark;

    // Jackson reads the usage of a sample for clients, too.
    opens io.github.clouddatasets.manifest to
            com.fasterxml.jackson.databind;
}
