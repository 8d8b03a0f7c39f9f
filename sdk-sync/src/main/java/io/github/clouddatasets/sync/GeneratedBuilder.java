package io.github.clouddatasets.sync;

import com.google.auto.value.AutoBuilder;

/**
 * The builders whose code is generated through a method of their record, which refuses what was not set by name. The annotation is
 * here, and not on the interfaces that users compile against: their compiler lacks the annotation's class, and warns of
 * each of its arguments.
 */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = CreateExportRequest.class, callMethod = "checked")
    interface OfRequest extends CreateExportRequest.Builder {}

    @AutoBuilder(ofClass = CreateExportRequest.Options.class, callMethod = "checked")
    interface OfOptions extends CreateExportRequest.Options.Builder {}
}
