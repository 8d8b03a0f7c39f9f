package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.file.DirectBuffers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection in large pieces while bytes come faster than they are taken. OkHttp asks for 8 KiB at a time and TLS for
 * a record's head of five bytes; each would be a system call. A connection that gives less than it is asked for is read
 * plainly, and holds no buffer.
 */
final class ReadAhead {

    /** A read of at least so many bytes that gets them all shows that more are waiting. */
    private static final int LARGE = 4 * 1024;

    /** What was read and not yet taken; null if there is nothing. */
    private @Nullable ByteBuffer ahead;

    private boolean busy;

    /** Whether the connection has brought more than was asked for of late. */
    boolean isBusy() {
        return busy;
    }

    /** How many bytes were read and not yet taken. */
    int remaining() {
        ByteBuffer bytes = ahead;
        return bytes == null ? 0 : bytes.remaining();
    }

    /** A plain read has got so many of the bytes that it asked for. */
    void seen(int count, int asked) {
        busy = count == asked && (busy || asked >= LARGE);
    }

    /** Takes bytes that were read before; only if there are some. */
    int take(byte[] target, int offset, int length) {
        ByteBuffer bytes = ahead;
        if (bytes == null) {
            return 0;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(target, offset, count);
        if (!bytes.hasRemaining()) {
            ahead = null;
            DirectBuffers.giveBack(bytes);
        }
        return count;
    }

    /** Waits for bytes, and takes as many as there are up to a whole buffer; -1 at the end of the connection. */
    int fill(ReadableByteChannel channel) throws IOException {
        ByteBuffer bytes = DirectBuffers.take(DirectBuffers.SIZE);
        int count = channel.read(bytes);
        busy = count >= LARGE;
        if (count > 0) {
            ahead = bytes.flip();
        } else {
            DirectBuffers.giveBack(bytes);
        }
        return count;
    }
}
