/** ModelArts manifests and Pascal VOC label files. Needs no client. */
module io.github.clouddatasets.manifest {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires java.xml; // label files
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.manifest;
}
