/** Files of the Universal Portable Dataset format (UPD), which IDAH's exports are. */
module io.github.clouddatasets.upd {
    requires transitive io.github.clouddatasets.sync;
    requires transitive io.github.clouddatasets.manifest;
    requires com.fasterxml.jackson.databind;
    requires java.sql;
    requires duckdb.jdbc;

    exports io.github.clouddatasets.upd;
}
