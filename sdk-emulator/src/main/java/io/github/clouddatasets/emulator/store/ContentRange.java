package io.github.clouddatasets.emulator.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of bytes of other content. */
public record ContentRange(StoredContent whole, long start, long size) implements StoredContent {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Whether a {@code Range} header asks for a single range of bytes. The server ignores all others, as HTTP allows.
     */
    public static boolean isUnderstood(String header) {
        return ONE_RANGE.matcher(header).matches() && !header.equals("bytes=-");
    }

    /** The range that the header asks for; empty if the content has none of these bytes. */
    public static Optional<ContentRange> of(String header, StoredContent whole) throws IOException {
        Matcher range = ONE_RANGE.matcher(header);
        if (!range.matches()) {
            throw new IllegalArgumentException("Not a range: " + header);
        }
        long size = whole.size();
        boolean suffix = range.group(1).isEmpty();
        long start = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last = suffix || range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return start > last ? Optional.empty() : Optional.of(new ContentRange(whole, start, last - start + 1));
    }

    /** The value of the {@code Content-Range} header. */
    public String header() throws IOException {
        return "bytes " + start + "-" + (start + size - 1) + "/" + whole.size();
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = whole.open();
        in.skipNBytes(start);
        return bounded(in);
    }

    /** The bytes of this range from a stream that starts with them. */
    public InputStream bounded(InputStream in) {
        return new Bounded(in, size);
    }

    private static final class Bounded extends FilterInputStream {

        private long remaining;

        Bounded(InputStream in, long size) {
            super(in);
            this.remaining = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (remaining == 0) {
                return -1;
            }
            int count = super.read(into, offset, (int) Math.min(length, remaining));
            remaining -= Math.max(0, count);
            return count;
        }
    }
}
