package io.github.clouddatasets.core.spi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a body that is longer than the client allows. */
final class LimitedInput extends FilterInputStream {

    /** The limit was passed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    private final long limit;
    private long count;

    LimitedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            counted(1);
        }
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        if (n > 0) {
            counted(n);
        }
        return n;
    }

    /** How many bytes were read so far. */
    long count() {
        return count;
    }

    private void counted(int n) throws IOException {
        count += n;
        if (count > limit) {
            throw new TooLong(limit);
        }
    }
}
