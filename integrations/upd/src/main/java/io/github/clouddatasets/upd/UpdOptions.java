package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.function.Consumer;

/**
 * How a UPD file is opened.
 *
 * <pre>{@code
 * UpdFile file = UpdFile.open(path, o -> o.memoryLimit(8L << 30).maxMediaBytes(200 << 20));
 * }</pre>
 */
public final class UpdOptions {

    /** 4 GiB. */
    static final long DEFAULT_MEMORY = 4L << 30;

    private static final int DEFAULT_SLICE = 4 << 20;
    private static final long DEFAULT_MEDIA = 2L << 30;
    private static final int DEFAULT_TEXT = 64 << 20;
    private static final long DEFAULT_WINDOW = 256L << 20;

    private long memoryLimit = DEFAULT_MEMORY;
    private int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    private int sliceBytes = DEFAULT_SLICE;
    private long maxMediaBytes = DEFAULT_MEDIA;
    private int maxTextBytes = DEFAULT_TEXT;
    private long windowBytes = DEFAULT_WINDOW;

    private UpdOptions() {}

    static UpdOptions of(Consumer<? super UpdOptions> options) {
        UpdOptions chosen = new UpdOptions();
        Check.required("options", options).accept(chosen);
        return chosen;
    }

    /**
     * Sets how much memory DuckDB may take beside the Java heap. A read that needs more fails with an {@link UpdException}.
     *
     * @param bytes from 64 MiB; 4 GiB by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions memoryLimit(long bytes) {
        Check.range("memoryLimit", bytes, 64L << 20, Long.MAX_VALUE);
        this.memoryLimit = bytes;
        return this;
    }

    /**
     * Sets how many threads DuckDB uses. More threads take more memory.
     *
     * @param count from 1 to 256; the processors of the machine, at most 4, by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions threads(int count) {
        Check.range("threads", count, 1, 256);
        this.threads = count;
        return this;
    }

    /**
     * Sets how many bytes of a media come into the Java heap at a time. A media of more than 16 slices is read in larger ones, up
     * to 16 MiB, since DuckDB reads the whole media for each slice.
     *
     * @param bytes from 64 KiB to 16 MiB; 4 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions sliceBytes(int bytes) {
        Check.range("sliceBytes", bytes, 64 << 10, MediaStream.LARGEST_SLICE);
        this.sliceBytes = bytes;
        return this;
    }

    /**
     * Sets the size above which a media is refused. DuckDB holds a media whole in its own memory while a slice is read.
     *
     * @param bytes from 1; 2 GiB by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions maxMediaBytes(long bytes) {
        Check.range("maxMediaBytes", bytes, 1, Long.MAX_VALUE);
        this.maxMediaBytes = bytes;
        return this;
    }

    /**
     * Sets the size above which a text of the file is refused, such as the arguments of one shape.
     *
     * @param bytes from 1 KiB to 1 GiB, in UTF-8; 64 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions maxTextBytes(int bytes) {
        Check.range("maxTextBytes", bytes, 1 << 10, 1 << 30);
        this.maxTextBytes = bytes;
        return this;
    }

    /**
     * Sets how many bytes of media DuckDB unpacks at a time from a file that DuckDB 2 has compressed; see {@link UpdMedia}. More
     * is faster, and takes more memory beside the heap.
     *
     * @param bytes from 1 MiB; 256 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the number is out of range
     */
    public UpdOptions windowBytes(long bytes) {
        Check.range("windowBytes", bytes, 1 << 20, Long.MAX_VALUE);
        this.windowBytes = bytes;
        return this;
    }

    long memoryLimit() {
        return memoryLimit;
    }

    int threads() {
        return threads;
    }

    int sliceBytes() {
        return sliceBytes;
    }

    long maxMediaBytes() {
        return maxMediaBytes;
    }

    int maxTextBytes() {
        return maxTextBytes;
    }

    long windowBytes() {
        return windowBytes;
    }
}
