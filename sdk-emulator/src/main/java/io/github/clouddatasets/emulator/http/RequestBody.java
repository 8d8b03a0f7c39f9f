package io.github.clouddatasets.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request on its way from the client, which one reader may look into before another reads it. */
public final class RequestBody {

    private InputStream stream;

    public RequestBody(InputStream stream) {
        this.stream = stream;
    }

    /** Reads the whole body, and keeps it for {@link #stream}. Only for requests whose bodies are small. */
    public byte[] look() throws IOException {
        byte[] bytes = stream.readAllBytes();
        stream = new ByteArrayInputStream(bytes);
        return bytes.clone();
    }

    /** The body from its start, for one reader. */
    public InputStream stream() {
        return stream;
    }
}
