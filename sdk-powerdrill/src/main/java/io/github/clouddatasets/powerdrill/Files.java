package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.file.MultipartForm;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Uploads, from which data sources are made: {@link PowerdrillClient#files()}. Most will want
 * {@link DataSources#upload}, which does it all.
 */
public final class Files {

    /** A repetition leaves at worst an upload that nobody uses. */
    private static final Op<MultipartUpload> INITIATE = Op.post(
                    "v2InitMultipartUpload", "/v2/team/file/init-multipart-upload", MultipartUpload.class)
            .repeatable();

    private static final Op<String> COMPLETE = Op.post(
                    "v2CompleteMultipartUpload", "/v2/team/file/complete-multipart-upload", Stored.class)
            .as(Stored::known);

    /** A repetition leaves at worst a file that no data source is made of. */
    private static final Op<String> UPLOAD = Op.post("v2UploadFile", "/v2/team/file/upload-datasource", Stored.class)
            .repeatable()
            .transferring()
            .as(Stored::known);

    /** The wire form of an answer that says where a file is. */
    record Stored(@Nullable String fileObjectKey) {

        String known() throws ServiceFault {
            if (fileObjectKey == null || fileObjectKey.isBlank()) {
                throw new ServiceFault(null, "the answer names no file");
            }
            return fileObjectKey;
        }
    }

    private final Api api;
    private final String userId;

    Files(Api api, String userId) {
        this.api = api;
        this.userId = userId;
    }

    /**
     * Uploads a file: {@link #upload(Path, Consumer)} without progress.
     *
     * @param file the file
     * @return the key of the file, for {@link CreateDataSourceRequest}
     */
    public String upload(Path file) {
        return upload(file, progress -> {});
    }

    /**
     * Uploads a file: up to 1 MB at once ({@code v2UploadFile}), a longer one in parts ({@code v2InitMultipartUpload},
     * {@code v2CompleteMultipartUpload}), three at a time, each sent again by itself when it fails. Parts are read from
     * the file as they are sent, so that files of any size take no more than some buffers of memory. Only silence for
     * longer than the client's {@code idleTimeout} ends an upload; there is no limit in time.
     *
     * @param file the file; its name must have an extension the service reads (csv, tsv, md, mdx, json, txt, pdf, pptx,
     *     docx, xls, xlsx, ppt, doc) and at most 128 characters
     * @param progress told of the bytes sent so far over all parts, by one thread at a time; what it throws ends the upload
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if there is no such file, it is empty, or its name does not serve
     * @throws UncheckedIOException if it cannot be read, or changes meanwhile; then nothing was made of it
     */
    public String upload(Path file, Consumer<? super Progress> progress) {
        return new FileUpload(api, file, progress).inPartsIfLong(this);
    }

    /** One file at once. */
    String atOnce(String name, Content content) {
        return api.call(
                UPLOAD,
                none().content(MultipartForm.of().text("user_id", userId).file("file", name, content)));
    }

    /**
     * Begins an upload in parts ({@code v2InitMultipartUpload}), for files of 1 MB and more. Send each part's bytes to
     * its address by PUT, without an API key, keep the {@code ETag} of each answer, then {@link #complete}.
     *
     * @param request name and size of the file
     * @return the upload: the service decides into which parts the file is cut
     */
    public MultipartUpload initiate(InitiateUploadRequest request) {
        return api.call(INITIATE, none().body(new ForUser(Check.required("request", request), userId)));
    }

    /**
     * As {@link #initiate(InitiateUploadRequest)}, with the request built in place.
     *
     * @param request sets name and size of the file
     * @return the upload
     */
    public MultipartUpload initiate(Consumer<InitiateUploadRequest.Builder> request) {
        InitiateUploadRequest.Builder builder = InitiateUploadRequest.builder();
        request.accept(builder);
        return initiate(builder.build());
    }

    /**
     * Completes an upload in parts ({@code v2CompleteMultipartUpload}). Not repeated once it was sent.
     *
     * @param request the upload, and the tag of each of its parts
     * @return the key of the file, for {@link CreateDataSourceRequest}
     */
    public String complete(CompleteUploadRequest request) {
        return api.call(COMPLETE, none().body(new ForUser(Check.required("request", request), userId)));
    }

    /**
     * As {@link #complete(CompleteUploadRequest)}, with the request built in place.
     *
     * @param request sets the upload, and the tag of each of its parts
     * @return the key of the file, for {@link CreateDataSourceRequest}
     */
    public String complete(Consumer<CompleteUploadRequest.Builder> request) {
        CompleteUploadRequest.Builder builder = CompleteUploadRequest.builder();
        request.accept(builder);
        return complete(builder.build());
    }
}
