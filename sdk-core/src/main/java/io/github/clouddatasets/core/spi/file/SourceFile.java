package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file that is being uploaded, whole or in parts that are read side by side. Holds no more of it in memory than a
 * buffer for each part under way.
 */
public final class SourceFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /** Progress is told at most this often, and when a part is through. */
    private static final long SOON = Duration.ofMillis(100).toNanos();

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private final FileTime changed;
    private final Consumer<? super Progress> listener;
    private final Api api;
    private final long started;

    /** Bytes sent of each part, by its offset: what a retry sends again is not counted twice. */
    private final Map<Long, Long> sent = new HashMap<>();

    private long told;

    private SourceFile(
            Path path,
            FileChannel channel,
            long length,
            FileTime changed,
            Consumer<? super Progress> listener,
            Api api) {
        this.path = path;
        this.channel = channel;
        this.length = length;
        this.changed = changed;
        this.listener = listener;
        this.api = api;
        this.started = api.nanoTime();
        this.told = started;
    }

    /**
     * Opens a file.
     *
     * @param listener told of what was sent in all, by one thread at a time
     * @throws IllegalArgumentException if it is no file that can be read, or is empty
     */
    public static SourceFile open(Api api, Path path, Consumer<? super Progress> listener) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("file must be a file that exists: " + path);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            long length = channel.size();
            if (length == 0) {
                channel.close();
                throw new IllegalArgumentException("file must not be empty: " + path);
            }
            return new SourceFile(path, channel, length, Files.getLastModifiedTime(path), listener, api);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Its length in bytes when it was opened. */
    public long length() {
        return length;
    }

    /** All of it. */
    public Content whole() {
        return part(0, length);
    }

    /** A part of it. */
    public Content part(long offset, long size) {
        return new Content() {
            @Override
            public long length() {
                return size;
            }

            @Override
            public String type() {
                return "application/octet-stream";
            }

            @Override
            public void writeTo(OutputStream target) throws IOException {
                copy(offset, size, target);
            }
        };
    }

    /**
     * Makes sure that the file is still what it was, so that nobody takes a mixture of two for a file.
     *
     * @throws UncheckedIOException if it has changed since it was opened
     */
    public void checkUnchanged() {
        try {
            if (Files.size(path) == length && Files.getLastModifiedTime(path).equals(changed)) {
                return;
            }
        } catch (NoSuchFileException e) {
            // gone: changed, too
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " cannot be read: " + e.getMessage(), e);
        }
        throw new UncheckedIOException(
                new Content.UnreadableException("the file " + path + " changed during the upload", null));
    }

    private void copy(long offset, long size, OutputStream target) throws IOException {
        byte[] bytes = new byte[(int) Math.min(BUFFER, size)];
        long done = 0;
        tell(offset, 0, size);
        while (done < size) {
            int n = read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, size - done)), offset + done);
            if (n < 0) {
                throw new Content.UnreadableException("the file " + path + " became shorter during the upload", null);
            }
            target.write(bytes, 0, n);
            done += n;
            tell(offset, done, size);
        }
    }

    private int read(ByteBuffer target, long position) throws IOException {
        try {
            return channel.read(target, position);
        } catch (ClosedByInterruptException e) {
            throw e; // the caller's own doing, not the file's
        } catch (IOException e) {
            throw new Content.UnreadableException("the file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private synchronized void tell(long offset, long done, long size) {
        sent.put(offset, done);
        long now = api.nanoTime();
        if (done > 0 && (done == size || now - told >= SOON)) {
            told = now;
            long all = sent.values().stream().mapToLong(Long::longValue).sum();
            listener.accept(new Progress("transferring", all, length, null, Duration.ofNanos(now - started)));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
        }
    }
}
