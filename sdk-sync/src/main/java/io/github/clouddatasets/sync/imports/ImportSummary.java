package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Duration;
import java.util.List;

/**
 * How an import ended. The outcome of every item goes to {@link ImportRequest.Builder#onItem}; the summary keeps counts, and the first
 * outcomes that need a look.
 *
 * @param datasetId the dataset
 * @param datasetCreated whether this run made the dataset
 * @param items how many items the import came to; all of the source's, unless it was to stop at a failure
 * @param created how many entries this run made
 * @param found how many entries were there already
 * @param failed how many items failed, as {@link ImportedItem#failed} says
 * @param annotationsWritten how many annotations this run made
 * @param annotationsFound how many annotations were there already
 * @param bytes how many bytes of media this run uploaded
 * @param duration how long the run took, by the client's clock
 * @param warnings what concerns the run as a whole: the dataset's name, a modality that nothing processes
 * @param failures the first {@link #KEPT} items that failed
 * @param warned the first {@link #KEPT} items that did not fail, and have warnings
 */
public record ImportSummary(
        String datasetId,
        boolean datasetCreated,
        long items,
        long created,
        long found,
        long failed,
        long annotationsWritten,
        long annotationsFound,
        long bytes,
        Duration duration,
        List<String> warnings,
        List<ImportedItem> failures,
        List<ImportedItem> warned) {

    /** How many outcomes each of the lists keeps. */
    public static final int KEPT = 100;

    /** Copies the lists. {@inheritDoc} */
    public ImportSummary {
        Check.required("datasetId", datasetId);
        Check.required("duration", duration);
        warnings = Immutable.list(warnings);
        failures = Immutable.list(failures);
        warned = Immutable.list(warned);
    }

    /** {@return whether every item that the import came to is wholly in the dataset} */
    public boolean isComplete() {
        return failed == 0;
    }
}
