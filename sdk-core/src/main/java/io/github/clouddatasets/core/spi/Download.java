package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Op#stream}: read them, then close. Errors come out as {@code SdkException}. */
public final class Download implements AutoCloseable {

    private final Call<?> call;
    private final Response response;
    private final InputStream bytes;
    private final long length;
    private final AttemptFailure failures;

    Download(Call<?> call, Response response, ResponseBody body, AttemptFailure failures) {
        this.call = call;
        this.response = response;
        this.bytes = body.byteStream();
        this.length = body.contentLength();
        this.failures = failures;
    }

    /** The length the service announces; -1 if it does not. */
    long length() {
        return length;
    }

    /** The {@code Content-Disposition} header; null if there is none. */
    @Nullable
    String disposition() {
        return response.header("Content-Disposition");
    }

    /** Reads some bytes; -1 at the end. */
    int read(byte[] target) {
        try {
            return bytes.read(target);
        } catch (IOException e) {
            throw failures.of(call, e);
        }
    }

    Call<?> call() {
        return call;
    }

    @Override
    public void close() {
        response.close();
        call.detach();
    }
}
