package io.github.clouddatasets.sync.annotation;

import com.google.auto.value.AutoBuilder;

/**
 * The builders whose code is generated through a method of their record, which refuses what was not set by name. The annotation is
 * here, and not on the interfaces that users compile against: their compiler lacks the annotation's class, and warns of
 * each of its arguments.
 */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = AnnotationQuery.class, callMethod = "checked")
    interface OfQuery extends AnnotationQuery.Builder {}

    @AutoBuilder(ofClass = CreateAnnotationRequest.class, callMethod = "checked")
    interface OfCreation extends CreateAnnotationRequest.Builder {}

    @AutoBuilder(ofClass = UpdateAnnotationRequest.class, callMethod = "checked")
    interface OfUpdate extends UpdateAnnotationRequest.Builder {}
}
