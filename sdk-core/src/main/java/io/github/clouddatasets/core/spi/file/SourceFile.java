package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A file that is being uploaded, whole or in parts that are read side by side. Holds no more of it in memory than a
 * buffer for each part under way.
 */
public final class SourceFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /** The listener hears of progress at most this often, and when a part is through. */
    private static final long SOON = Duration.ofMillis(100).toNanos();

    private final ByteOrigin origin;
    private final long length;
    private final Consumer<? super Progress> listener;
    private final LongSupplier nanoTime;
    private final long started;

    /** Bytes sent of each part, by its offset: what a retry sends again is not counted twice. */
    private final Map<Long, Long> sent = new HashMap<>();

    private long reported;

    private SourceFile(ByteOrigin origin, long length, Consumer<? super Progress> listener, LongSupplier nanoTime) {
        this.origin = origin;
        this.length = length;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.reported = started;
    }

    /**
     * Opens a file.
     *
     * @param nanoTime the client's clock
     * @param listener hears how much was sent in all, from one thread at a time
     * @throws IllegalArgumentException if there is no such file, or if it is empty
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static SourceFile open(LongSupplier nanoTime, Path path, Consumer<? super Progress> listener) {
        FileOrigin file = FileOrigin.open(path);
        return new SourceFile(file, file.length(), listener, nanoTime);
    }

    /**
     * Takes the bytes of a stream, opened anew as often as needed. Opens none yet.
     *
     * @param nanoTime the client's clock
     * @param name what messages call it
     * @param length how many bytes each stream gives
     * @param listener hears how much was sent in all, from one thread at a time
     * @throws IllegalArgumentException if the length is not positive
     */
    public static SourceFile of(
            LongSupplier nanoTime, String name, long length, StreamSource source, Consumer<? super Progress> listener) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1 byte: " + length);
        }
        return new SourceFile(new StreamOrigin(name, length, source), length, listener, nanoTime);
    }

    /** Length in bytes: of a file when it was opened, else as announced. */
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
            public void writeTo(Target target) throws IOException {
                copy(offset, size, target);
            }
        };
    }

    /**
     * Makes sure that a file is the same as when it was opened, so that nobody takes a mixture of two for a file.
     *
     * @throws java.io.UncheckedIOException if it has changed since it was opened
     */
    public void checkUnchanged() {
        origin.checkUnchanged();
    }

    private void copy(long offset, long size, Content.Target target) throws IOException {
        int room = (int) Math.min(BUFFER, size);
        ByteBuffer bytes = origin.buffer(room);
        long done = 0;
        report(offset, 0, size);
        try (ByteOrigin.Cursor cursor = origin.at(offset)) {
            while (done < size) {
                bytes.clear().limit((int) Math.min(room, size - done));
                done += cursor.read(bytes);
                if (offset + done == length) {
                    cursor.checkEnd(); // before the last bytes leave, so that the service never has the whole
                }
                target.write(bytes.flip());
                report(offset, done, size);
            }
            cursor.finished();
        } finally {
            origin.release(bytes);
        }
    }

    private synchronized void report(long offset, long done, long size) {
        sent.put(offset, done);
        long now = nanoTime.getAsLong();
        if (done > 0 && (done == size || now - reported >= SOON)) {
            reported = now;
            long all = sent.values().stream().mapToLong(Long::longValue).sum();
            listener.accept(new Progress("transferring", all, length, null, Duration.ofNanos(now - started)));
        }
    }

    @Override
    public void close() {
        try {
            origin.close();
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
        }
    }
}
