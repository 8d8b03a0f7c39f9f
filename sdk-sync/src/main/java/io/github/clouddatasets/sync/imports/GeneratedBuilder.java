package io.github.clouddatasets.sync.imports;

import com.google.auto.value.AutoBuilder;

/** The builder whose code is generated; the annotation stays off the interface that users compile against. */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = ImportRequest.class, callMethod = "checked")
    interface OfImport extends ImportRequest.Builder {}
}
