/**
 * A stateful emulator of ModelArts data management, Powerdrill and IDAH on loopback, for demos and end-to-end tests.
 */
module io.github.clouddatasets.emulator {
    requires com.fasterxml.jackson.databind;
    requires org.eclipse.jetty.server;
    requires org.slf4j;
    requires java.xml;
    requires static org.jspecify;

    exports io.github.clouddatasets.emulator;
    exports io.github.clouddatasets.emulator.fault;
    exports io.github.clouddatasets.emulator.journal;
    exports io.github.clouddatasets.emulator.option;
}
