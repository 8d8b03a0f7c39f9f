/**
 * The emulator as a program: all services on one port, with a console page.
 */
module io.github.clouddatasets.emulator.standalone {
    requires io.github.clouddatasets.emulator;
    requires info.picocli;
    requires com.h2database.mvstore;
    requires static org.jspecify;

    provides io.github.clouddatasets.emulator.store.StateStores with
            io.github.clouddatasets.emulator.standalone.FileStateStores;

    // picocli writes the options into their fields.
    opens io.github.clouddatasets.emulator.standalone to
            info.picocli;
}
