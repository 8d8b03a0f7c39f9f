package io.github.clouddatasets.emulator.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Small content in memory. */
public final class BytesContent implements StoredContent {

    private final byte[] bytes;

    public BytesContent(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
