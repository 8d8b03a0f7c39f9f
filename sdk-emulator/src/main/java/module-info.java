/**
 * A stateful emulator of ModelArts data management, Powerdrill and IDAH on loopback, for demos and end-to-end tests.
 */
@SuppressWarnings("module") // The standalone module is compiled later.
module io.github.clouddatasets.emulator {
    requires transitive io.github.clouddatasets.datasets;
    requires transitive io.github.clouddatasets.powerdrill;
    requires transitive io.github.clouddatasets.sync;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;
    requires java.sql; // for the exports of IDAH
    requires java.xml;
    requires static org.jspecify;
    requires static org.junit.jupiter.api; // only whoever uses the extension has JUnit

    exports io.github.clouddatasets.emulator;
    exports io.github.clouddatasets.emulator.fault;
    exports io.github.clouddatasets.emulator.journal;
    exports io.github.clouddatasets.emulator.junit;
    exports io.github.clouddatasets.emulator.option;
    exports io.github.clouddatasets.emulator.store to
            io.github.clouddatasets.emulator.standalone;

    uses io.github.clouddatasets.emulator.store.StateStores;
}
