package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.file.MultipartForm;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Json;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Uploads in the first version of the API: {@link V1#files()}. It knows no parts: version 2 is better for long files. */
public final class V1Files {

    /** A repetition leaves at worst a file that no data source is made of. */
    private static final Op<String> UPLOAD = Op.post("v1UploadFile", "/v1/team/file/upload-datasource", Stored.class)
            .in(Json.CAMEL)
            .repeatable()
            .transferring()
            .as(Stored::known);

    /** The wire form of the answer: another name than in version 2. */
    record Stored(@Nullable String fileKey) {

        String known() throws ServiceFault {
            return new Files.Stored(fileKey).known();
        }
    }

    private final Api api;
    private final String userId;

    V1Files(Api api, String userId) {
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
     * Uploads a file at once ({@code v1UploadFile}), read as it is sent. Only silence for longer than the client's
     * {@code idleTimeout} ends it.
     *
     * @param file the file; its name must have an extension the service reads and at most 128 characters
     * @param progress told of the bytes sent so far; what it throws ends the upload
     * @return the key of the file, for {@link CreateDataSourceRequest}
     * @throws IllegalArgumentException if there is no such file, it is empty, or its name does not serve
     */
    public String upload(Path file, Consumer<? super Progress> progress) {
        return new FileUpload(api, file, progress).atOnce(this::atOnce);
    }

    /** One file at once. */
    String atOnce(String name, Content content) {
        return api.call(
                UPLOAD,
                none().query("userId", userId).content(MultipartForm.of().file("file", name, content)));
    }
}
