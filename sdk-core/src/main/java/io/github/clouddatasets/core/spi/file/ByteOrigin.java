package io.github.clouddatasets.core.spi.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of an upload come from. Several threads read from one origin, each through a cursor of its own. */
interface ByteOrigin extends Closeable {

    /** A buffer for a cursor's bytes, of the kind that costs the least; {@link #release} takes it back. */
    ByteBuffer buffer(int size);

    /** Takes a buffer back that nobody uses any more. */
    void release(ByteBuffer buffer);

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
         * Reads up to its limit into one of the origin's buffers; at least one byte.
         *
         * @throws Content.UnreadableException if the origin fails, or ends here
         * @throws IOException if the thread was interrupted
         */
        int read(ByteBuffer buffer) throws IOException;

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
