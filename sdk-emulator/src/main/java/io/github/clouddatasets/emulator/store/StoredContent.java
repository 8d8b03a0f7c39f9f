package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that the server sends as a stream and never holds in memory as a whole. */
public interface StoredContent {

    long size() throws IOException;

    /** Frees what the content holds. The server calls this method once, after the last use of the content. */
    default void release() throws IOException {}

    /** Opens a new stream of all bytes, which the caller closes. */
    InputStream open() throws IOException;
}
