package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Where the items of an import are. The import asks for one iterator, reads it from one thread, holds some hundred items at a time,
 * and closes the source at the end. Run again after a crash, a source has to give the same items under the same paths, in any order.
 */
public interface ImportSource extends Iterable<ImportItem>, AutoCloseable {

    /** Frees what the source holds open. Nothing by default. */
    @Override
    default void close() {}

    /**
     * The images and videos below a folder, with the Pascal VOC files beside them. An item's path is the file's path below the folder,
     * with slashes. The labels of {@code a/1.jpg} are looked for in {@code a/1.xml} and, where {@code a} is a folder {@code JPEGImages}
     * or {@code images}, in {@code Annotations} or {@code annotations} beside that folder. A label file without an image is an item
     * that fails. Files are known by their extension; those whose name begins with a dot, and other files, are passed over, and links to
     * folders are not followed.
     *
     * @param folder the folder
     * @return the source; it reads the folder when the import begins
     * @throws IllegalArgumentException if the path is null, or is no folder
     */
    static ImportSource folder(Path folder) {
        return new FolderSource(folder);
    }

    /**
     * The samples of a ModelArts manifest: files with Pascal VOC labels become annotations; whatever else a sample is labelled with, such
     * as a class of the whole image, has no shape at IDAH and is listed in the item's outcome. An item's path is the sample's source
     * without its scheme, such as {@code bucket/folder/1.jpg}.
     *
     * @param manifest the manifest
     * @param files finds the images and label files that the manifest names; {@link ManifestFiles#local} for local files
     * @return the source; it opens the manifest when the import begins, and ends it at a line that is no sample
     * @throws IllegalArgumentException if one is null
     */
    static ImportSource manifest(Path manifest, ManifestFiles files) {
        return new ManifestSource(manifest, files);
    }

    /**
     * Items of one's own, such as the rows of a database.
     *
     * @param items the items
     * @return the source
     * @throws IllegalArgumentException if the items are null
     */
    static ImportSource of(Iterable<ImportItem> items) {
        Iterable<ImportItem> own = Check.required("items", items);
        return new ImportSource() {
            @Override
            public Iterator<ImportItem> iterator() {
                return own.iterator();
            }
        };
    }
}
