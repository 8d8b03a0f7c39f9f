package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
        return channel == null ? InputStream.nullInputStream() : Channels.newInputStream(channel);
    }

    /** The bytes from {@code start} on. */
    InputStream openAt(long start) throws IOException {
        if (channel != null) {
            channel.position(start);
        }
        return open();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
