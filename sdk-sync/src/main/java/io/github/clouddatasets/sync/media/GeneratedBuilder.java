package io.github.clouddatasets.sync.media;

import com.google.auto.value.AutoBuilder;

/**
 * The builder whose code is generated through a method of its record, which refuses what was not set by name. The annotation
 * is here, and not on the interface that users compile against: their compiler lacks the annotation's class, and warns of
 * each of its arguments.
 */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = UploadMediaRequest.class, callMethod = "checked")
    interface OfUpload extends UploadMediaRequest.Builder {}
}
