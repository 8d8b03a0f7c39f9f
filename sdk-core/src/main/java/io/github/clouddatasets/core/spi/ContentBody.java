package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.file.Content;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** OkHttp's view of a {@link Content}; it may be asked to write more than once. */
final class ContentBody extends RequestBody {

    private final Content content;
    private final @Nullable MediaType type;

    /** Started when all is written: from then on the answer is waited for. */
    @Nullable
    AnswerTimer timer;

    ContentBody(Content content) {
        this.content = content;
        String text = content.type();
        this.type = text == null ? null : MediaType.get(text);
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
        content.writeTo(sink.outputStream());
        if (waiting != null) {
            waiting.start();
        }
    }
}
