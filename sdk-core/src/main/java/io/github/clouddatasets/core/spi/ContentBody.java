package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.file.Content;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** OkHttp's view of a {@link Content}; OkHttp may call {@code writeTo} more than once. */
final class ContentBody extends RequestBody {

    private final Content content;
    private final @Nullable MediaType type;

    /** Started when all is written: from then on the answer is waited for. */
    @Nullable
    AnswerTimer timer;

    private @Nullable RuntimeException thrown;

    ContentBody(Content content) {
        this.content = content;
        String text = content.type();
        this.type = text == null ? null : MediaType.get(text);
    }

    /** Whether the exception is the user's own, for the user to catch. */
    boolean hasThrown(RuntimeException e) {
        return e.equals(thrown);
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        AnswerTimer waiting = timer;
        if (waiting != null) {
            waiting.stop();
        }
        try {
            content.writeTo(bytes -> sink.write(bytes));
        } catch (RuntimeException e) { // of who gives the bytes or listens to the progress
            thrown = e;
            throw e;
        }
        if (waiting != null) {
            waiting.start();
        }
    }
}
