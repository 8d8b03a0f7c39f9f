package io.github.clouddatasets.sync.annotation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One walk over what changed after a position. The time of the latest change is read first: whatever changes during the walk,
 * and so may be missed by pages that are already read, changes at that time or later, and the next walk gives it.
 */
final class ChangeWalk implements Iterator<Annotation> {

    /** A row comes twice where new rows shift the pages: in one of the next pages, if not in the next one. */
    private static final int REMEMBERED = 10_000;

    private final Annotations annotations;
    private final AnnotationQuery query;
    private final ChangePosition start;
    private final Consumer<ChangePosition> end;
    private final Map<String, Instant> recent = new LinkedHashMap<>();
    private final Set<Long> marks = new TreeSet<>();
    private @Nullable Iterator<Annotation> rows;
    private @Nullable Annotation next;
    private Instant latest;
    private boolean ended;

    ChangeWalk(Annotations annotations, AnnotationQuery query, ChangePosition start, Consumer<ChangePosition> end) {
        this.annotations = annotations;
        this.query = query.toBuilder().updatedAfter(start.after()).build();
        this.start = start;
        this.end = end;
        this.latest = start.time();
    }

    @Override
    public boolean hasNext() {
        if (rows == null) {
            latest = latest();
            rows = annotations.list(query).iterator();
        }
        while (next == null && !ended) {
            if (rows.hasNext()) {
                Annotation row = rows.next();
                next = isNew(row) ? row : null;
            } else {
                ended = true;
                end.accept(position());
            }
        }
        return next != null;
    }

    /** The time of the latest change as the service's own clock has it: a clock of ours may differ. */
    private Instant latest() {
        AnnotationQuery last = AnnotationQuery.builder() // of whatever the caller sees: long filters cannot be sorted
                .updatedAfter(start.after())
                .sortBy(AnnotationColumn.UPDATED_AT)
                .descending(true)
                .pageSize(1)
                .build();
        return annotations
                .list(last)
                .first()
                .map(Annotation::updatedAt)
                .filter(time -> time.isAfter(start.time()))
                .orElse(start.time());
    }

    private boolean isNew(Annotation row) {
        Instant time = row.updatedAt();
        if (time == null) {
            return true;
        }
        if (time.equals(recent.put(row.id(), time))) {
            return false;
        }
        if (recent.size() > REMEMBERED) {
            Iterator<String> oldest = recent.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        long mark = ChangePosition.mark(row);
        if (!time.isBefore(after().truncatedTo(ChronoUnit.SECONDS)) && marks.size() < ChangePosition.MOST_MARKS) {
            marks.add(mark);
        }
        return !start.seen().contains(mark);
    }

    /** Where the next walk begins: never before this one, which nothing could be missing from. */
    private Instant after() {
        Instant back = ChangePosition.overlapping(latest);
        return back.isAfter(start.after()) ? back : start.after();
    }

    private ChangePosition position() {
        return new ChangePosition(latest, after(), Set.copyOf(marks));
    }

    @Override
    public Annotation next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("no change is left");
        }
        Annotation change = next;
        next = null;
        return change;
    }
}
