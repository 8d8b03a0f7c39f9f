package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.annotation.ExportLimits;
import io.github.clouddatasets.sync.media.Media;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item on its way: what its steps have found out. The steps of a chunk follow one another, and a step uses an item in one thread; only
 * the annotations of an item may be in several batches at a time.
 */
final class Work {

    /** Warnings beyond these say nothing new about an item. */
    private static final int MOST_WARNINGS = 20;

    final ImportItem item;

    /** The name of the item's media. */
    final String resource;

    ItemLabels labels = ItemLabels.NONE;
    boolean begun;
    boolean created;

    /** The media of an earlier run whose entry is missing; null if there is none. */
    @Nullable
    Media stored;

    /** How far the platform was with the entry when it was seen last. */
    Processing.State state = Processing.State.PENDING;

    /** Until when, by the client's nanoseconds, processing is waited for. */
    long deadline;

    private @Nullable String entryId;
    private @Nullable String problem;
    private long bytes;
    private int written;
    private int found;
    private final List<String> warnings = new ArrayList<>();
    private int unnamed;

    Work(ImportItem item, String resource) {
        this.item = item;
        this.resource = resource;
    }

    /** Reads the labels, and takes what they leave out for warnings. */
    void readLabels() throws IOException {
        labels = item.labels();
        labels.leftOut().forEach(this::warn);
    }

    /** What an export of the dataset cannot carry. */
    void warn(String what, List<ExportLimits.Finding> findings) {
        findings.forEach(finding -> warn(what + finding));
    }

    private void warn(String warning) {
        unnamed += warnings.size() == MOST_WARNINGS ? 1 : 0;
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(warning);
        }
    }

    void entry(String id, boolean byThisRun) {
        entryId = id;
        created = byThisRun;
    }

    @Nullable
    String entryId() {
        return entryId;
    }

    /** Whether the item has its entry, and so can have annotations. */
    boolean isEntered() {
        return entryId != null && !failed();
    }

    void uploaded(long size) {
        bytes = size;
    }

    synchronized void annotationWritten() {
        written++;
    }

    synchronized void annotationFound() {
        found++;
    }

    /** Keeps the first problem: later ones follow from it. */
    synchronized void fail(String reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    void fail(Exception reason) {
        String message = reason.getMessage();
        boolean plain = reason instanceof SdkException
                || reason instanceof IllegalArgumentException
                || reason.getClass() == IOException.class;
        fail(plain && message != null ? message : reason.toString());
    }

    synchronized boolean failed() {
        return problem != null;
    }

    /** Whether the item's end depends on what the platform makes of its file. */
    boolean isToBeProcessed() {
        if (!failed() && state == Processing.State.ERRORED) {
            fail(Processing.ERRORED);
        }
        return !failed() && state == Processing.State.PENDING;
    }

    synchronized ImportedItem outcome() {
        List<String> all = new ArrayList<>(warnings);
        if (unnamed > 0) {
            all.add("and " + unnamed + " more");
        }
        return new ImportedItem(item.path(), entryId, created, written, found, bytes, all, problem);
    }
}
