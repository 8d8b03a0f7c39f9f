package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.journal.RecordedBody;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, of which the first bytes are kept for the journal while a service reads. */
final class CapturedBody extends FilterInputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;

    CapturedBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            keep(new byte[] {(byte) one}, 0, 1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count > 0) {
            keep(into, offset, count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    byte[] kept() {
        return kept.toByteArray();
    }

    long size() {
        return size;
    }

    private void keep(byte[] bytes, int offset, int count) {
        size += count;
        int room = RecordedBody.LONGEST - kept.size();
        kept.write(bytes, offset, Math.min(room, count));
    }
}
