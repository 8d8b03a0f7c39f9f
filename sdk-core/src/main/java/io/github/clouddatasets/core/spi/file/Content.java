package io.github.clouddatasets.core.spi.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A request body that is no JSON. Its length is known before it is sent, and a retry reads it once more. */
public interface Content {

    /** Takes bytes on their way to the service. */
    @FunctionalInterface
    interface Target {
        /** Takes all of these bytes. */
        void write(ByteBuffer bytes) throws IOException;
    }

    /** Bytes in all. */
    long length();

    /** The media type; null for none. */
    @Nullable
    String type();

    /**
     * Writes all bytes, from the first on each time.
     * @throws UnreadableException if the source of the bytes fails, not the target
     * @throws IOException if the target fails
     */
    void writeTo(Target target) throws IOException;

    /** The bytes could not be had: sending again would not help. */
    final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        /** With what to say about the source. */
        public UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
