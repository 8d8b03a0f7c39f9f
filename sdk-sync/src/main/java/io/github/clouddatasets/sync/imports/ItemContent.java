package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of an item, wherever they lie. An upload opens one stream for its first attempt, and a further one for each repeated
 * attempt; nothing is held in memory.
 *
 * @param size how many bytes each stream gives, 1 or more. An upload of another size fails
 * @param source opens a stream at the first byte; called from several threads
 */
public record ItemContent(long size, StreamSource source) {

    /**
     * Checks the values. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the size is below 1, or the source is null
     */
    public ItemContent {
        Check.range("size", size, 1, Long.MAX_VALUE);
        Check.required("source", source);
    }

    /**
     * The bytes of a file, as long as it is now.
     *
     * @param file the file
     * @return its bytes
     * @throws IOException if the path leads to no file, or to an empty one
     * @throws IllegalArgumentException if the path is null
     */
    public static ItemContent of(Path file) throws IOException {
        if (!Files.isRegularFile(Check.required("file", file))) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new IOException("the file " + file + " is empty");
        }
        return new ItemContent(size, () -> Files.newInputStream(file));
    }

    /**
     * Bytes in memory.
     *
     * @param bytes the bytes, 1 or more; copied
     * @return the content
     * @throws IllegalArgumentException if the array is null or empty
     */
    public static ItemContent of(byte[] bytes) {
        byte[] copy = Check.required("bytes", bytes).clone();
        return new ItemContent(copy.length, () -> new ByteArrayInputStream(copy));
    }
}
