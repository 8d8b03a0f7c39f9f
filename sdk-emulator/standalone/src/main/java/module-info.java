/**
 * The emulator as a program: all services on one port, with a console page.
 */
module io.github.clouddatasets.emulator.standalone {
    requires io.github.clouddatasets.emulator;
    requires info.picocli;
    requires static org.jspecify;

    // picocli writes the options into their fields.
    opens io.github.clouddatasets.emulator.standalone to
            info.picocli;
}
