package io.github.clouddatasets.emulator.store;

import java.io.InputStream;
import java.util.Objects;
import java.util.SplittableRandom;

/** Content that is computed whenever it is read: as many random bytes as wanted, the same ones each time. */
public record GeneratedContent(long size, long seed) implements StoredContent {

    public GeneratedContent {
        if (size < 0) {
            throw new IllegalArgumentException("The size must not be negative: " + size);
        }
    }

    @Override
    public InputStream open() {
        return new RandomStream(seed, size);
    }

    private static final class RandomStream extends InputStream {

        // A multiple of 8: the generator gives longs, so that pieces of this size are one unbroken sequence.
        private static final int PIECE = 8192;

        private final SplittableRandom random;
        private final byte[] piece = new byte[PIECE];
        private int position = PIECE;
        private long remaining;

        RandomStream(long seed, long size) {
            this.random = new SplittableRandom(seed);
            this.remaining = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (remaining == 0) {
                return -1;
            }
            if (position == PIECE) {
                random.nextBytes(piece);
                position = 0;
            }
            int count = (int) Math.min(remaining, Math.min(length, PIECE - position));
            System.arraycopy(piece, position, into, offset, count);
            position += count;
            remaining -= count;
            return count;
        }
    }
}
