/** Client for the Powerdrill Team API. */
module io.github.clouddatasets.powerdrill {
    requires transitive io.github.clouddatasets.core;
    requires com.fasterxml.jackson.databind;
    requires static java.compiler; // the annotation on generated builders

    exports io.github.clouddatasets.powerdrill;

    // Jackson reads and writes the records.
    opens io.github.clouddatasets.powerdrill to
            com.fasterxml.jackson.databind;
}
