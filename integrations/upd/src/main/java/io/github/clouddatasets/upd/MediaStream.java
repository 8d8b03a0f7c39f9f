package io.github.clouddatasets.upd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A media as a stream, a slice of which is in the heap. */
final class MediaStream extends InputStream {

    /** Greatest number of bytes in a slice. */
    static final int LARGEST_SLICE = 16 << 20;

    /** DuckDB reads a media whole for each slice, so large ones are cut into about this many. */
    private static final int SLICES = 16;

    /** Where slices come from. */
    interface Slices extends AutoCloseable {

        /** The bytes from a position, counted from 0; fewer at the end. */
        byte[] read(long position, int length);

        @Override
        void close();
    }

    private final Slices slices;
    private final long size;
    private final int sliceBytes;
    private byte[] slice = new byte[0];
    private int next;
    private long read;
    private boolean closed;

    MediaStream(Slices slices, long size, int sliceBytes) {
        this.slices = slices;
        this.size = size;
        this.sliceBytes = sliceBytes;
    }

    static int slice(long size, int least) {
        return (int) Math.max(least, Math.min(LARGEST_SLICE, size / SLICES));
    }

    @Override
    public int read() throws IOException {
        return fill() ? slice[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, slice.length - next);
        System.arraycopy(slice, next, bytes, offset, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return slice.length - next;
    }

    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("the media is closed");
        }
        if (next < slice.length) {
            return true;
        }
        if (read >= size) {
            return false;
        }
        slice = new byte[0]; // the heap holds one slice, not two
        slice = slices.read(read, (int) Math.min(sliceBytes, size - read));
        next = 0;
        read += slice.length;
        if (slice.length == 0) {
            throw new EOFException("the media ends after " + read + " of " + size + " bytes");
        }
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            slice = new byte[0];
            slices.close();
        }
    }
}
