package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A media of a UPD file: the original of an entry, or a variant such as a thumbnail. The bytes stay in the file until they are
 * asked for, and come into the heap a slice at a time.
 *
 * <p>DuckDB 2 compresses media, 2,048 rows together, unless its writer chose an older storage version: whoever reads one media of
 * them unpacks all. This SDK then unpacks a window of neighbours at once ({@link UpdOptions#windowBytes}), so that reading media
 * in the order of {@link UpdFile#media()} is fast, and reading them in another order is slow. The media of files in the older
 * storage version, which IDAH and {@link UpdWriter} write, are read one by one, fast in any order.
 */
public final class UpdMedia {

    private final MediaStore store;
    private final long rowId;
    private final String id;
    private final String key;
    private final @Nullable String mediaType;
    private final UpdValues metadata;

    UpdMedia(MediaStore store, long rowId, String id, String key, @Nullable String mediaType, UpdValues metadata) {
        this.store = store;
        this.rowId = rowId;
        this.id = id;
        this.key = key;
        this.mediaType = mediaType;
        this.metadata = metadata;
    }

    /** {@return the resource, which {@link UpdEntry#localMedia()} names} */
    public String id() {
        return id;
    }

    /** {@return the variant, such as {@code thumbnail.webp}; empty for the original} */
    public String key() {
        return key;
    }

    /** {@return the type, such as {@code image/png}; null if the file has none} */
    public @Nullable String mediaType() {
        return mediaType;
    }

    /** {@return all further values} */
    public UpdValues metadata() {
        return metadata;
    }

    /**
     * Asks the file for the size.
     *
     * @return the size in bytes; 0 if the file has no bytes of the media
     * @throws UpdException if the file cannot be read
     */
    public long size() {
        return store.size(rowId);
    }

    /**
     * Opens the media. Any number of streams can be open; each belongs to one thread.
     *
     * @return the bytes
     * @throws UpdException if the media is above the limit ({@link UpdOptions#maxMediaBytes}), or cannot be read
     */
    public InputStream open() {
        return store.open(this, rowId);
    }

    /**
     * Writes the media to a file, as {@code name.part} first.
     *
     * @param target the file to write; replaced if it exists
     * @return the number of bytes
     * @throws UpdException if the media is above the limit, or cannot be read
     * @throws UncheckedIOException if the file cannot be written
     * @throws IllegalArgumentException if {@code target} is null
     */
    public long copyTo(Path target) {
        Check.required("target", target);
        try (InputStream in = open();
                WholeFile whole = new WholeFile(target)) {
            long bytes = in.transferTo(whole.out());
            whole.finish();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the media " + this + " cannot be written to " + target + ": " + e, e);
        }
    }

    /** The id, with the key of a variant behind a slash. */
    @Override
    public String toString() {
        return key.isEmpty() ? id : id + "/" + key;
    }
}
