package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.core.spi.file.SourceFile;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The bytes of an upload and their name: a file, bytes in memory, or a source of streams. The bytes are read as they are
 * sent, and once more when an attempt is repeated.
 */
public final class MediaFile {

    /** The service refuses longer files: 1 GiB. */
    static final long LARGEST = 1L << 30;

    private interface Opening {
        SourceFile open(LongSupplier clock, Consumer<? super Progress> progress);
    }

    private final String name;
    private final Opening opening;

    private MediaFile(String name, Opening opening) {
        this.name = Check.segment("name", name);
        this.opening = opening;
    }

    /**
     * A file under its own name. It is opened when it is sent.
     *
     * @param file a file of 1 byte to 1 GiB; length and existence are checked when it is opened
     * @return the bytes of the upload
     * @throws IllegalArgumentException if the file is null or has no name
     */
    public static MediaFile of(Path file) {
        Path name = Check.required("file", file).getFileName();
        if (name == null) {
            throw Check.refused("file", "must have a name", file.toString());
        }
        return new MediaFile(
                name.toString(), (clock, progress) -> checked(SourceFile.open(clock, file, progress), file));
    }

    /**
     * Bytes in memory.
     *
     * @param name the name that the service keeps as {@link Media#filename()}
     * @param bytes 1 byte to 1 GiB; not copied: do not change the array before the upload is done
     * @return the bytes of the upload
     * @throws IllegalArgumentException if an argument is null, the name blank, or the number of bytes out of its range
     */
    public static MediaFile of(String name, byte[] bytes) {
        return of("bytes", name, Check.required("bytes", bytes).length, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * Bytes of a stream, such as an object in a storage. A stream cannot be rewound: each repeated attempt opens a new one.
     *
     * @param name the name that the service keeps as {@link Media#filename()}
     * @param length how many bytes each stream gives, 1 byte to 1 GiB
     * @param source opens the streams, each from the first byte
     * @return the bytes of the upload
     * @throws IllegalArgumentException if an argument is null, the name blank, or the length out of its range
     */
    public static MediaFile of(String name, long length, StreamSource source) {
        return of("length", name, length, Check.required("source", source));
    }

    private static MediaFile of(String field, String name, long length, StreamSource source) {
        checkLength(field, length);
        return new MediaFile(name, (clock, progress) -> SourceFile.of(clock, name, length, source, progress));
    }

    private static void checkLength(String field, long length) {
        if (length < 1 || length > LARGEST) {
            throw new IllegalArgumentException(
                    field + " must be 1 to " + LARGEST + " bytes (1 GiB, the service's limit for a file): " + length);
        }
    }

    private static SourceFile checked(SourceFile opened, Path file) {
        if (opened.length() > LARGEST) {
            opened.close();
            throw new IllegalArgumentException("file must be at most " + LARGEST
                    + " bytes (1 GiB, the service's limit for a file): \"" + file + "\" has " + opened.length());
        }
        return opened;
    }

    /**
     * The name that the service keeps.
     *
     * @return a file name
     */
    public String name() {
        return name;
    }

    /**
     * Opens the bytes.
     *
     * @throws IllegalArgumentException if there is no such file, or the file is empty or too long
     */
    SourceFile open(LongSupplier clock, Consumer<? super Progress> progress) {
        return opening.open(clock, progress);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
