package io.github.clouddatasets.core.spi.file;

import java.io.Closeable;
import java.io.IOException;

/** Where the bytes of an upload come from. Several threads read from one origin, each through a cursor of its own. */
interface ByteOrigin extends Closeable {

    /** A cursor at this place, for one thread. */
    Cursor at(long offset) throws IOException;

    /**
     * Makes sure that the bytes are still those of the first read.
     *
     * @throws java.io.UncheckedIOException if they changed
     */
    void checkUnchanged();

    /** Reads on from one place. */
    interface Cursor extends Closeable {

        /**
         * Reads up to {@code count} bytes to the start of the buffer; at least one.
         *
         * @throws Content.UnreadableException if the origin fails, or ends here
         * @throws IOException if the thread was interrupted
         */
        int read(byte[] buffer, int count) throws IOException;

        /**
         * Makes sure that there are no bytes after the last one that was announced.
         *
         * @throws Content.UnreadableException if there are some
         */
        void checkEnd() throws IOException;

        /** Says that the part is sent in full, so that the next part may go on from here. */
        void finished() throws IOException;
    }
}
