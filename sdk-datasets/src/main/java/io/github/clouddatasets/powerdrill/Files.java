package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Input.none;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Check;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.ServiceFault;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Uploads, from which data sources are made: {@link PowerdrillClient#files()}. Version 2 of the API only. */
public final class Files {

    /** A repetition leaves at worst an upload that nobody uses. */
    private static final Op<MultipartUpload> INITIATE = Op.post(
                    "v2InitMultipartUpload", "/v2/team/file/init-multipart-upload", MultipartUpload.class)
            .repeatable();

    private static final Op<String> COMPLETE = Op.post(
                    "v2CompleteMultipartUpload", "/v2/team/file/complete-multipart-upload", Stored.class)
            .as(Stored::known);

    /** The wire form of an answer that says where a file is. */
    record Stored(@Nullable String fileObjectKey) {

        String known() throws ServiceFault {
            if (fileObjectKey == null) {
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
