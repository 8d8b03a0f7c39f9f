package io.github.clouddatasets.sync.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts outcomes, and keeps the first that need a look. */
final class Tally {

    private final List<ImportedItem> failures = new ArrayList<>();
    private final List<ImportedItem> warned = new ArrayList<>();
    private long items;
    private long created;
    private long found;
    private long failed;
    private long written;
    private long annotationsFound;
    private long bytes;

    void add(ImportedItem item) {
        items++;
        created += item.created() ? 1 : 0;
        found += item.entryId() != null && !item.created() ? 1 : 0;
        written += item.annotationsWritten();
        annotationsFound += item.annotationsFound();
        bytes += item.bytes();
        if (item.failed()) {
            failed++;
            keep(failures, item);
        } else if (!item.warnings().isEmpty()) {
            keep(warned, item);
        }
    }

    private static void keep(List<ImportedItem> list, ImportedItem item) {
        if (list.size() < ImportSummary.KEPT) {
            list.add(item);
        }
    }

    long items() {
        return items;
    }

    boolean hasFailure() {
        return failed > 0;
    }

    ImportSummary summary(String datasetId, boolean datasetCreated, Duration duration, List<String> warnings) {
        return new ImportSummary(
                datasetId,
                datasetCreated,
                items,
                created,
                found,
                failed,
                written,
                annotationsFound,
                bytes,
                duration,
                warnings,
                failures,
                warned);
    }
}
