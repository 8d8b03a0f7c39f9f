/** The part that all clients share. Users need {@code core} and, to tune HTTP, {@code core.ext}. */
module io.github.clouddatasets.core {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires org.slf4j;
    requires transitive okhttp3;
    requires okio;
    requires kotlin.stdlib; // okhttp3 and okio are automatic modules in OkHttp 4: they name nothing they need

    exports io.github.clouddatasets.core;
    exports io.github.clouddatasets.core.ext;
    exports io.github.clouddatasets.core.spi to
            io.github.clouddatasets.datasets,
            io.github.clouddatasets.powerdrill,
            io.github.clouddatasets.sync;
    exports io.github.clouddatasets.core.spi.file to
            io.github.clouddatasets.datasets,
            io.github.clouddatasets.powerdrill,
            io.github.clouddatasets.sync;
    exports io.github.clouddatasets.core.spi.paging to
            io.github.clouddatasets.datasets,
            io.github.clouddatasets.powerdrill,
            io.github.clouddatasets.sync;
    exports io.github.clouddatasets.core.spi.service to
            io.github.clouddatasets.datasets,
            io.github.clouddatasets.powerdrill,
            io.github.clouddatasets.sync;
    exports io.github.clouddatasets.core.spi.value to
            io.github.clouddatasets.datasets,
            io.github.clouddatasets.emulator,
            io.github.clouddatasets.powerdrill,
            io.github.clouddatasets.sync,
            io.github.clouddatasets.upd;

    opens io.github.clouddatasets.core to
            com.fasterxml.jackson.databind;
}
