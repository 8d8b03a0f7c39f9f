package io.github.clouddatasets.core.spi.file;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers outside the heap that all transfers of the JVM take turns with: bytes between a socket or a file and such a buffer
 * are copied once, and to an array twice. Whoever takes a buffer gives it back, or leaves it to the garbage collector where
 * another thread may still be at work on it.
 */
public final class DirectBuffers {

    /** The bytes of a buffer. */
    public static final int SIZE = 128 * 1024;

    /** As many are kept: 1 MiB. */
    private static final int KEPT = 8;

    private static final BlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(KEPT);

    private DirectBuffers() {}

    /** An empty buffer of this size. */
    public static ByteBuffer take(int size) {
        if (size > SIZE) {
            return ByteBuffer.allocateDirect(size);
        }
        ByteBuffer free = FREE.poll();
        return (free == null ? ByteBuffer.allocateDirect(SIZE) : free.clear()).limit(size);
    }

    /** Takes a buffer back that nobody uses any more. */
    public static void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == SIZE) {
            FREE.offer(buffer); // beyond those that are kept, it is garbage
        }
    }
}
