package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are answered as a stream, never held in memory as a whole. */
public interface StoredContent {

    long size() throws IOException;

    /** A new stream of all bytes; the caller closes it. */
    InputStream open() throws IOException;
}
