package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the import of one item ended.
 *
 * @param path the item's path within its source
 * @param entryId the item's entry; null if the item failed before it had one
 * @param created whether this run made the entry; false if an earlier run had, or if there is none
 * @param annotationsWritten how many annotations this run made
 * @param annotationsFound how many annotations were there already; they are left as they are
 * @param bytes how many bytes of media this run uploaded; 0 if the media was there already
 * @param warnings what the import left out since IDAH has no shape for it, and values that an export of the dataset cannot carry
 * @param problem why the item is not, or not wholly, in the dataset; null if it is. Running the import again tries it again
 */
public record ImportedItem(
        String path,
        @Nullable String entryId,
        boolean created,
        int annotationsWritten,
        int annotationsFound,
        long bytes,
        List<String> warnings,
        @Nullable String problem) {

    /** Checks the path, and copies the list. {@inheritDoc} */
    public ImportedItem {
        Check.required("path", path);
        warnings = Immutable.list(warnings);
    }

    /** {@return whether the item is not, or not wholly, in the dataset} */
    public boolean failed() {
        return problem != null;
    }
}
