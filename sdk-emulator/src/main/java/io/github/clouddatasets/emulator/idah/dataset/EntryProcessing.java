package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.function.Consumer;

/** What the media service says of its work on an entry. An entry that is gone is ignored. */
public final class EntryProcessing {

    private final DatasetTables tables;

    public EntryProcessing(DatasetTables tables) {
        this.tables = tables;
    }

    /** The modality of the entry's dataset, such as {@code idah-image}. */
    public String modality(Row entry) {
        return tables.dataset(entry.text("dataset_id"))
                .map(dataset -> dataset.known("modality"))
                .orElse("");
    }

    /** A job works on the media of the entry. */
    public void begin(String entryId, String jobId) {
        become(entryId, "processing", entry -> entry.set("job_id", jobId));
    }

    /** The media is processed, and the entry can be annotated. An entry at another step keeps it. */
    public void succeed(String entryId) {
        become(entryId, "pending", entry -> {
            if (EntryWorkflow.START.equals(entry.text("wf_step"))) {
                entry.set("wf_step", EntryWorkflow.ANNOTATE);
            }
        });
    }

    /** The media is missing or unreadable. The entry stays at its step. */
    public void fail(String entryId) {
        become(entryId, "errored", entry -> {});
    }

    private void become(String entryId, String status, Consumer<Row> change) {
        tables.entry(entryId).ifPresent(entry -> {
            String before = entry.known("status");
            change.accept(entry.set("status", status));
            tables.putEntry(entry, before);
        });
    }
}
