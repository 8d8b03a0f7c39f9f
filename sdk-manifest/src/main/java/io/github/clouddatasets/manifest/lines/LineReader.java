package io.github.clouddatasets.manifest.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines, as bytes, holding no more than one line of limited length. For one thread. */
public final class LineReader {

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final int limit;

    /** What was read and not yet given out: from {@code position} to {@code end}. */
    private final byte[] chunk = new byte[CHUNK];

    private int position;
    private int end;
    private boolean ended;

    /** The start of a line that goes on in the next chunk. */
    private byte[] held = new byte[1024];

    private byte[] line = chunk;
    private int start;
    private int length;
    private boolean tooLong;
    private long number;

    /** Where the chunk begins in the stream, and the line. */
    private long chunkOffset;

    private long offset;

    /**
     * Lines of a stream.
     *
     * @param in holds the lines; it stays open
     * @param limit greatest length of a line in bytes
     */
    public LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Goes to the next line.
     *
     * @return false after the last
     * @throws IOException if the stream cannot be read
     */
    public boolean next() throws IOException {
        length = 0;
        offset = nextOffset();
        tooLong = false;
        boolean any = false;
        while (true) {
            if (position == end && !fill()) {
                number += any ? 1 : 0;
                return any;
            }
            any |= position < end;
            int stop = JsonBytes.lineEnd(chunk, position, end);
            boolean whole = stop < end;
            if (whole && length == 0 && !tooLong && stop - position <= limit) {
                line = chunk; // the usual case: the line lies within the chunk and need not be copied
                start = position;
                length = stop - position;
            } else {
                hold(stop - position);
                line = held;
                start = 0;
            }
            position = whole ? stop + 1 : stop;
            if (whole) {
                number++;
                return true;
            }
        }
    }

    /** Keeps what fits; the rest of a line that is too long is passed over. */
    private void hold(int count) {
        int kept = Math.min(count, limit - length);
        tooLong |= kept < count;
        if (length + kept > held.length) {
            held = Arrays.copyOf(held, Math.min(limit, Math.max(length + kept, 2 * held.length)));
        }
        System.arraycopy(chunk, position, held, length, kept);
        length += kept;
    }

    private boolean fill() throws IOException {
        int n = ended ? -1 : in.read(chunk);
        ended = n < 0; // a stream may have more after its end, as a terminal does: not for us
        chunkOffset += end;
        position = 0;
        end = Math.max(0, n);
        return !ended;
    }

    /** {@return the number of the line, from 1} */
    public long number() {
        return number;
    }

    /** {@return the number of bytes before the line} */
    public long offset() {
        return offset;
    }

    /** {@return the number of bytes before the next line} */
    public long nextOffset() {
        return chunkOffset + position;
    }

    /** {@return whether the line was longer than the limit; then only its start is here} */
    public boolean tooLong() {
        return tooLong;
    }

    /** {@return the array that holds the line until the next call of {@link #next()}} */
    public byte[] bytes() {
        return line;
    }

    /** {@return where the line begins in that array} */
    public int start() {
        return start;
    }

    /** {@return the length of the line in bytes, without its end} */
    public int length() {
        return length;
    }
}
