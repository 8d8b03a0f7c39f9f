package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Files one after the other, as if they were one: parts are never copied together. */
public record JoinedContent(List<StoredFile> files) implements StoredContent {

    public JoinedContent {
        files = List.copyOf(files);
    }

    @Override
    public long size() throws IOException {
        long size = 0;
        for (StoredFile file : files) {
            size += file.size();
        }
        return size;
    }

    @Override
    public InputStream open() {
        return new Chain(files.iterator());
    }

    /** Opens a file only when the one before it has ended: SequenceInputStream cannot pass on an IOException of that. */
    private static final class Chain extends InputStream {

        private final Iterator<StoredFile> rest;
        private InputStream current = InputStream.nullInputStream();

        Chain(Iterator<StoredFile> rest) {
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = current.read(into, offset, length);
            while (count < 0 && rest.hasNext()) {
                current.close();
                current = rest.next().open();
                count = current.read(into, offset, length);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
