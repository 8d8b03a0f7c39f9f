package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.StreamSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a {@link StreamSource}. A stream only goes forward, so the first part of a stream that starts in the middle
 * costs reading all bytes before it. The stream of a finished part is kept for a later part: with three parts at a time the
 * source is read about three times in all, however many parts there are.
 */
final class StreamOrigin implements ByteOrigin {

    /** As many parts go side by side; more idle streams would be of no use. */
    private static final int KEPT = 3;

    private final String name;
    private final long length;
    private final StreamSource source;

    /** Streams that no part reads at present, by their position. */
    private final TreeMap<Long, InputStream> idle = new TreeMap<>();

    StreamOrigin(String name, long length, StreamSource source) {
        this.name = name;
        this.length = length;
        this.source = source;
    }

    @Override
    public ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size); // a stream fills arrays
    }

    @Override
    public void release(ByteBuffer buffer) {}

    @Override
    public Cursor at(long offset) throws IOException {
        Map.Entry<Long, InputStream> kept = takeBefore(offset);
        long position = kept == null ? 0 : kept.getKey();
        InputStream stream = kept == null ? opened() : kept.getValue();
        try {
            stream.skipNBytes(offset - position);
            return new PlaceInStream(stream, offset);
        } catch (EOFException e) {
            closeQuietly(stream);
            throw tooShort("less than " + offset);
        } catch (IOException e) {
            closeQuietly(stream);
            throw failed(e);
        } catch (RuntimeException | Error e) {
            closeQuietly(stream);
            throw e;
        }
    }

    private InputStream opened() throws IOException {
        InputStream stream;
        try {
            stream = source.open();
        } catch (IOException e) {
            throw failed(e);
        }
        if (stream == null) {
            throw new Content.UnreadableException("the source of \"" + name + "\" opened no stream", null);
        }
        return stream;
    }

    /** The idle stream that is nearest before this place; null if there is none. */
    private synchronized Map.@Nullable Entry<Long, InputStream> takeBefore(long offset) {
        Map.Entry<Long, InputStream> nearest = idle.floorEntry(offset);
        if (nearest != null) {
            idle.remove(nearest.getKey());
        }
        return nearest;
    }

    private void keep(InputStream stream, long position) {
        InputStream superfluous;
        synchronized (this) {
            superfluous = idle.put(position, stream);
            if (superfluous == null && idle.size() > KEPT) {
                superfluous = idle.pollFirstEntry().getValue();
            }
        }
        closeQuietly(superfluous);
    }

    /** A source has no time of change. Its length is checked by each read. */
    @Override
    public void checkUnchanged() {}

    @Override
    public void close() {
        synchronized (this) {
            idle.values().forEach(StreamOrigin::closeQuietly);
            idle.clear();
        }
    }

    private Content.UnreadableException tooShort(String given) {
        return new Content.UnreadableException(
                "the source of \"" + name + "\" gave " + given + " bytes, not the " + length + " that were announced",
                null);
    }

    private IOException failed(IOException e) {
        if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return e; // the thread was interrupted: the source is not at fault
        }
        return new Content.UnreadableException("the source of \"" + name + "\" cannot be read: " + e.getMessage(), e);
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // Nothing was written to it: there is nothing to lose.
            }
        }
    }

    private final class PlaceInStream implements Cursor {

        private final InputStream stream;
        private long position;
        private boolean kept;

        private PlaceInStream(InputStream stream, long position) {
            this.stream = stream;
            this.position = position;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int n = readSome(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
            if (n < 0) {
                throw tooShort(String.valueOf(position));
            }
            buffer.position(buffer.position() + n);
            position += n;
            return n;
        }

        @Override
        public void checkEnd() throws IOException {
            if (readSome(new byte[1], 0, 1) > 0) {
                throw new Content.UnreadableException(
                        "the source of \"" + name + "\" gave more than the " + length + " bytes that were announced",
                        null);
            }
        }

        private int readSome(byte[] buffer, int offset, int count) throws IOException {
            try {
                return stream.read(buffer, offset, count);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void finished() {
            if (position < length) {
                kept = true;
                keep(stream, position);
            }
        }

        @Override
        public void close() {
            if (!kept) {
                closeQuietly(stream);
            }
        }
    }
}
