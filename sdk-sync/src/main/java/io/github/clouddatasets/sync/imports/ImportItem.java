package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one entry: a file and its labels.
 *
 * <pre>{@code
 * ImportItem.of("street/1.jpg", Path.of("photos/street/1.jpg"))
 *         .annotations(List.of(new ImportAnnotation("1", BoundingBox.ofPixels(new Rectangle(8, 12, 32, 36), 640, 480), "car")))
 * }</pre>
 *
 * <p>Nothing is opened before the import comes to the item. What cannot be opened or read then makes this item fail, and no other.
 */
public final class ImportItem {

    /** Opens the bytes of an item. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Finds the bytes. An exception makes the item fail, and no other.
         *
         * @return the bytes
         * @throws IOException if there are none
         */
        ItemContent open() throws IOException;
    }

    private final String path;
    private final @Nullable String mediaType;
    private final Opener opener;
    private final ItemLabels.Source labels;

    private ImportItem(String path, @Nullable String mediaType, Opener opener, ItemLabels.Source labels) {
        this.path = path;
        this.mediaType = mediaType;
        this.opener = opener;
        this.labels = labels;
    }

    /**
     * An item without labels.
     *
     * @param path names the item within its source, and the entry in the dataset; the same each time the source is read, since the
     *     item is recognised by it. Its extension, if any, becomes that of the media resource
     * @param opener finds the bytes when the import comes to the item
     * @return the item
     * @throws IllegalArgumentException if the path is null, blank or has control characters, or the opener is null
     */
    public static ImportItem of(String path, Opener opener) {
        return new ImportItem(
                Check.segment("path", path), null, Check.required("opener", opener), () -> ItemLabels.NONE);
    }

    /**
     * An item without labels whose bytes are a file.
     *
     * @param path names the item within its source, and the entry in the dataset
     * @param file the file
     * @return the item
     * @throws IllegalArgumentException if the path is null, blank or has control characters, or the file is null
     */
    public static ImportItem of(String path, Path file) {
        Check.required("file", file);
        return of(path, () -> ItemContent.of(file));
    }

    /**
     * The same item with labels.
     *
     * @param annotations the labels, each under a key of its own
     * @return the item
     * @throws IllegalArgumentException if the list is null, or two labels have the same key
     */
    public ImportItem annotations(List<ImportAnnotation> annotations) {
        ItemLabels fixed = new ItemLabels(annotations, List.of());
        return labels(() -> fixed);
    }

    /**
     * The same item with labels that are read when the import comes to it.
     *
     * @param source reads the labels
     * @return the item
     * @throws IllegalArgumentException if the source is null
     */
    public ImportItem labels(ItemLabels.Source source) {
        return new ImportItem(path, mediaType, opener, Check.required("source", source));
    }

    /**
     * The same item with a media type.
     *
     * @param type the media type, such as {@code image/jpeg}; null, the default, for the one of the path's extension
     * @return the item
     * @throws IllegalArgumentException if the type is blank or has control characters
     */
    public ImportItem mediaType(@Nullable String type) {
        return new ImportItem(path, type == null ? null : Check.segment("mediaType", type), opener, labels);
    }

    /** {@return the name of the item within its source} */
    public String path() {
        return path;
    }

    /** {@return the media type: the given one, or that of the path's extension} */
    public String mediaType() {
        return mediaType == null ? MediaType.of(path) : mediaType;
    }

    /**
     * Finds the bytes.
     *
     * @return the bytes
     * @throws IOException if there are none
     */
    public ItemContent content() throws IOException {
        return opener.open();
    }

    /**
     * Reads the labels.
     *
     * @return the labels
     * @throws IOException if they cannot be read
     */
    public ItemLabels labels() throws IOException {
        return labels.read();
    }

    /** The path. */
    @Override
    public String toString() {
        return "ImportItem[" + path + "]";
    }
}
