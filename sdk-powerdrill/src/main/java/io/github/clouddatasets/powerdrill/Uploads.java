package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.file.MultipartForm;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Uploads, from which data sources are made: {@link PowerdrillClient#uploads()}. {@link DataSources#upload(String,
 * Path)}
 * does both steps at once. Version 1 of the API has no uploads in parts: it takes each file in one request.
 *
 * <p>An upload cannot be resumed by its id: the service has no operation that tells which parts it has. A broken upload
 * starts again.
 */
public final class Uploads {

    /** A repetition leaves at worst an upload that nobody uses. */
    private static final Op<MultipartUpload> INITIATE = Op.post(
                    "v2InitMultipartUpload", "/v2/team/file/init-multipart-upload", MultipartUpload.class)
            .repeatable();

    private static final Op<String> COMPLETE = Op.post(
                    "v2CompleteMultipartUpload", "/v2/team/file/complete-multipart-upload", StoredFile.class)
            .as(StoredFile::key);

    /** A repetition leaves at worst a file that no data source is made of. */
    private static final Op<String> UPLOAD = Op.post(
                    "v2UploadFile", "/v2/team/file/upload-datasource", StoredFile.class)
            .repeatable()
            .transferring()
            .as(StoredFile::key);

    private static final Op<String> V1_UPLOAD = Op.post(
                    "v1UploadFile", "/v1/team/file/upload-datasource", StoredFile.class)
            .in(Json.CAMEL)
            .repeatable()
            .transferring()
            .as(StoredFile::key);

    /** The wire form of an answer that gives the key of a file; version 1 has another name for it. */
    @Decoded
    record StoredFile(
            @Nullable String fileObjectKey, @Nullable String fileKey) {
        StoredFile {
            fileObjectKey = WireId.required("file_object_key", fileObjectKey == null ? fileKey : fileObjectKey);
        }

        String key() {
            return WireId.required("file_object_key", fileObjectKey);
        }
    }

    private final TeamApi team;

    Uploads(TeamApi team) {
        this.team = team;
    }

    /**
     * Uploads a file, as {@link #upload(Path, Consumer)} does, without progress.
     *
     * @param file the file
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException as there
     * @throws UncheckedIOException as there
     */
    public String upload(Path file) {
        return upload(file, progress -> {});
    }

    /**
     * Uploads a file: up to 1 MB in one request ({@code v2UploadFile}), a longer file in parts ({@code
     * v2InitMultipartUpload}, {@code v2CompleteMultipartUpload}), three at a time, each with its own retries. The bytes are
     * read from the file as they are sent, so that a file of any size takes no more memory than some buffers. Only
     * silence
     * for longer than the client's {@code idleTimeout} ends an upload; the upload as a whole has no time limit.
     *
     * @param file the file; its name has 1 to 128 characters and an extension that the service reads (csv, tsv, md,
     *     mdx,
     *     json, txt, pdf, pptx, docx, xls, xlsx, ppt, doc)
     * @param progress hears how many bytes of all parts were sent, from one thread at a time; an exception of the
     *     listener
     *     ends the upload
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if an argument is null, there is no such file, the file is empty, or the service
     *     would not take its name
     * @throws UncheckedIOException if the file cannot be read, or changes during the upload; then the upload is not
     *     completed
     */
    public String upload(Path file, Consumer<? super Progress> progress) {
        return send(FileUpload.of(file, progress));
    }

    /**
     * Uploads bytes, as {@link #upload(String, byte[], Consumer)} does, without progress.
     *
     * @param name name of the file
     * @param bytes content of the file
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException as there
     */
    public String upload(String name, byte[] bytes) {
        return upload(name, bytes, progress -> {});
    }

    /**
     * Uploads bytes, in the same way as {@link #upload(Path, Consumer)} uploads a file.
     *
     * @param name name of the file, with an extension that the service reads, 1 to 128 characters
     * @param bytes content of the file, at least one byte; not copied: do not change the array before the method
     *     returns
     * @param progress hears how many bytes were sent; an exception of the listener ends the upload
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if an argument is null, there are no bytes, or the service would not take the
     *     name
     */
    public String upload(String name, byte[] bytes, Consumer<? super Progress> progress) {
        return send(FileUpload.of(name, bytes, progress));
    }

    /**
     * Uploads the bytes of a stream, as {@link #upload(String, long, StreamSource, Consumer)} does, without progress.
     *
     * @param name name of the file
     * @param length number of bytes that each stream gives
     * @param source opens the streams
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException as there
     * @throws UncheckedIOException as there
     */
    public String upload(String name, long length, StreamSource source) {
        return upload(name, length, source, progress -> {});
    }

    /**
     * Uploads the bytes of a stream, in the same way as {@link #upload(Path, Consumer)} uploads a file. A stream cannot be
     * rewound, so each repeated attempt opens a new one. A file of more than 1 MB goes in three parts at a time, which read
     * the source about three times in all.
     *
     * @param name name of the file, with an extension that the service reads, 1 to 128 characters
     * @param length number of bytes that each stream gives, at least 1
     * @param source opens the streams, each from the first byte, several at a time
     * @param progress hears how many bytes were sent; an exception of the listener ends the upload
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if an argument is null, the length is not positive, or the service would not
     *     take
     *     the name
     * @throws UncheckedIOException if a stream cannot be read, or gives fewer or more bytes than {@code length}; then the
     *     upload is not completed
     */
    public String upload(String name, long length, StreamSource source, Consumer<? super Progress> progress) {
        return send(FileUpload.of(name, length, source, progress));
    }

    /** Sends a file and returns its key. */
    String send(FileUpload upload) {
        return upload.send(team.api(), this, team.dialect().pick(true, false));
    }

    /** Sends a whole file in one request. */
    String inOneRequest(String name, Content content) {
        MultipartForm.Builder form = MultipartForm.of();
        if (team.dialect() == Dialect.V2) {
            form.text("user_id", team.userId());
        }
        return team.call(UPLOAD, V1_UPLOAD, none().content(form.file("file", name, content)));
    }

    /**
     * Begins an upload in parts ({@code v2InitMultipartUpload}), for files of 1 MB and more; version 2 only. Send the bytes
     * of each part to its address by PUT, without an API key, keep the {@code ETag} of each answer, then call {@link
     * #complete(CompleteUploadRequest)}.
     *
     * @param request name and size of the file
     * @return the upload with its parts, whose sizes the service chooses
     * @throws IllegalArgumentException if the request is null
     * @throws IllegalStateException if this is {@code v1().uploads()}: version 1 has no uploads in parts
     * @throws DecodeException if the answer has no id of the upload or no key of the file
     */
    public MultipartUpload initiate(InitiateUploadRequest request) {
        Check.required("request", request);
        requireParts("uploads().initiate");
        return team.call(
                INITIATE,
                INITIATE,
                none(),
                team.fields().set("file_name", request.fileName()).set("file_size", request.fileSize()));
    }

    /**
     * Begins an upload in parts, as {@link #initiate(InitiateUploadRequest)} does.
     *
     * @param request sets name and size of the file
     * @return the upload with its parts
     * @throws IllegalArgumentException if the lambda is null, leaves a value out, or sets one that breaks its rule
     * @throws IllegalStateException if this is {@code v1().uploads()}
     */
    public MultipartUpload initiate(Consumer<InitiateUploadRequest.Builder> request) {
        return initiate(
                BuilderLambda.build(InitiateUploadRequest.builder(), request, InitiateUploadRequest.Builder::build));
    }

    /**
     * Completes an upload in parts ({@code v2CompleteMultipartUpload}); version 2 only. The request is not repeated once it
     * was sent.
     *
     * @param request the upload and the tag of each part
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if the request is null
     * @throws IllegalStateException if this is {@code v1().uploads()}: version 1 has no uploads in parts
     */
    public String complete(CompleteUploadRequest request) {
        Check.required("request", request);
        requireParts("uploads().complete");
        return team.call(
                COMPLETE,
                COMPLETE,
                none(),
                team.fields()
                        .set("file_object_key", request.fileObjectKey())
                        .set("upload_id", request.uploadId())
                        .set("part_etags", request.partEtags()));
    }

    /**
     * Completes an upload in parts, as {@link #complete(CompleteUploadRequest)} does.
     *
     * @param request sets the upload and the tag of each part
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if the lambda is null, leaves a value out, or sets one that breaks its rule
     * @throws IllegalStateException if this is {@code v1().uploads()}
     */
    public String complete(Consumer<CompleteUploadRequest.Builder> request) {
        return complete(
                BuilderLambda.build(CompleteUploadRequest.builder(), request, CompleteUploadRequest.Builder::build));
    }

    private void requireParts(String method) {
        team.dialect().requireV2(method, "uploads in parts");
    }

    /** Name and version. */
    @Override
    public String toString() {
        return team.describe("Uploads");
    }
}
