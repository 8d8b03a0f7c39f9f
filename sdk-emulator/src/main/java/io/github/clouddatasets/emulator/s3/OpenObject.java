package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object whose file is open: the bytes stay those of the object's facts, also if someone replaces or deletes the
 * object meanwhile.
 *
 * @param channel the open file; null for a folder, which has no bytes
 */
record OpenObject(StoredObject object, @Nullable FileChannel channel) implements StoredContent, AutoCloseable {

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public InputStream open() {
        return openAt(0);
    }

    /** The bytes from {@code start} on. The end of the stream does not close the file. */
    InputStream openAt(long start) {
        return channel == null ? InputStream.nullInputStream() : new Bytes(channel, start);
    }

    @Override
    public void release() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** A stream with a position of its own, so that several streams can read one file. */
    private static final class Bytes extends InputStream {

        private final FileChannel channel;
        private long position;

        Bytes(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            int count = channel.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
