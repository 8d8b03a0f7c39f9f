package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.MultipartForm;
import io.github.clouddatasets.core.spi.file.SourceFile;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files on their way to the service, each in one form that is read from its source as it is sent. */
final class MediaUploads {

    /** A repetition meets the file of the first attempt, and a look tells that it is the same. */
    private static final Op<ArchiveUpload> UPLOAD = Op.post(
                    "uploadMedia", "/medias/files/{resource}", UploadAnswer.class)
            .repeatable()
            .transferring()
            .as(UploadAnswer::outcome);

    private static final Op<ArchiveUpload> UPLOAD_VARIANT = Op.post(
                    "uploadMediaVariant", "/medias/files/{resource}/{key}", UploadAnswer.class)
            .repeatable()
            .transferring()
            .as(UploadAnswer::outcome);

    private final Api api;

    MediaUploads(Api api) {
        this.api = api;
    }

    /** Stores a file, or finds that the service has it already. */
    Media send(UploadMediaRequest request, Consumer<? super Progress> progress) {
        try (SourceFile file = request.file().open(api::nanoTime, progress)) {
            MediaReference media = request.reference();
            MultipartForm form = form(request, file);
            Media stored = new TakenResource(request, file.length(), () -> new Medias(api).info(media))
                    .orElse(() -> send(api, media, form).medias().get(0));
            file.checkUnchanged();
            if (stored.size() != null && stored.size() != file.length()) {
                throw new ConnectionLostException(
                        "idah uploadMedia: the service stored " + stored.size() + " of " + file.length()
                                + " bytes under the resource " + media + ", which is taken now",
                        new IOException("truncated upload"));
            }
            return stored;
        }
    }

    /** Stores the members of a zip file. Each request stores them anew, so one is all that is sent. */
    ArchiveUpload send(
            String projectId, @Nullable String modality, MediaFile archive, Consumer<? super Progress> progress) {
        try (SourceFile file = archive.open(api::nanoTime, progress)) {
            MultipartForm.Builder form = MultipartForm.of().text("project_id", projectId);
            if (modality != null) {
                form.text("modality", modality);
            }
            TypedContent zip = new TypedContent(file.whole(), MediaType.ZIP);
            MediaReference unused = MediaReference.of(UploadMediaRequest.randomName("archive.zip"));
            ArchiveUpload outcome =
                    send(api.with(o -> o.maxAttempts(1)), unused, form.file("file", archive.name(), zip));
            file.checkUnchanged();
            return outcome;
        }
    }

    /** Fields as the platform's own importer sends them (specs/idah-dataset.md, section 4). */
    private static MultipartForm form(UploadMediaRequest request, SourceFile file) {
        MultipartForm.Builder form = MultipartForm.of()
                .text("project_id", request.projectId())
                .text("resource", request.resource())
                .text("key", request.key());
        if (request.modality() != null) {
            form.text("modality", request.modality());
        }
        return form.file("file", request.file().name(), new TypedContent(file.whole(), request.mimeType()));
    }

    private static ArchiveUpload send(Api api, MediaReference media, MultipartForm form) {
        return api.call(
                media.key().isEmpty() ? UPLOAD : UPLOAD_VARIANT, media.path().content(form));
    }
}
