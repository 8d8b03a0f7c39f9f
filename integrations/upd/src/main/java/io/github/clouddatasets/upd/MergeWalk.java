package io.github.clouddatasets.upd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins two walks in the same order, entries by their id and annotations by that of their entry: each table is read once. */
final class MergeWalk implements Walk<UpdAnnotatedEntry> {

    private final Walk<UpdEntry> entries;
    private final Walk<UpdAnnotation> annotations;
    private @Nullable UpdAnnotation ahead;

    MergeWalk(Walk<UpdEntry> entries, Walk<UpdAnnotation> annotations) {
        this.entries = entries;
        this.annotations = annotations;
    }

    @Override
    public boolean hasNext() {
        if (entries.hasNext()) {
            return true;
        }
        close();
        return false;
    }

    @Override
    public UpdAnnotatedEntry next() {
        UpdEntry entry = entries.next();
        List<UpdAnnotation> own = new ArrayList<>();
        while (true) {
            UpdAnnotation next = ahead;
            if (next == null && annotations.hasNext()) {
                next = annotations.next();
            }
            if (next == null || !next.entryId().equals(entry.id())) {
                ahead = next;
                return new UpdAnnotatedEntry(entry, own);
            }
            ahead = null;
            own.add(next);
        }
    }

    @Override
    public void close() {
        try {
            entries.close();
        } finally {
            annotations.close();
        }
    }
}
