package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Annotations that changed after a time or a position, each once ({@code listAnnotations}): {@link Annotations#changedSince}.
 *
 * <p>The changes come by id and not by time, since rows that change meanwhile would move between pages that are sorted by time.
 * Answers show whole seconds while rows have microseconds, and a change may become visible some seconds late: a later walk goes
 * back ten seconds and leaves out what an earlier walk gave. An annotation that changes twice in one second may come once.
 * Memory does not grow with the number of changes.
 *
 * <p>A position remembers up to 20000 changes of those seconds; of more, some may come again, and none is lost. An annotation
 * that is deleted during a walk can move another one out of the walk's sight; where that matters, compare the ids of {@link
 * Annotations#places} now and then, which also shows what was deleted.
 */
public final class AnnotationChanges implements Iterable<Annotation> {

    private final Annotations annotations;
    private final AnnotationQuery query;
    private volatile ChangePosition position;

    AnnotationChanges(Annotations annotations, ChangePosition position, AnnotationQuery query) {
        if (query.sortBy() != null) {
            throw Check.refused(
                    "sortBy",
                    "cannot be set, since changes come by id",
                    query.sortBy().toString());
        }
        if (query.updatedAfter() != null) {
            throw Check.refused(
                    "updatedAfter",
                    "cannot be set, since the changes begin at their own time",
                    query.updatedAfter().toString());
        }
        this.annotations = annotations;
        this.position = position;
        this.query = query;
    }

    /**
     * Where the next walk goes on: {@link Annotations#changedAfter}. The position moves only when a walk ends, so that
     * a crash in its middle loses nothing; the next walk then gives the same changes again.
     *
     * @return a text to be stored, of at most 220000 characters and usually of far less
     */
    public String position() {
        return position.toString();
    }

    /**
     * Walks over the changes from the position, which moves at the end of the walk: another walk gives what changed since.
     *
     * @return the changes, read page by page
     */
    @Override
    public Iterator<Annotation> iterator() {
        return new ChangeWalk(annotations, query, position, end -> position = Objects.requireNonNull(end));
    }

    /**
     * Walks over the changes as {@link #iterator()} does.
     *
     * @return the changes, read page by page
     */
    public Stream<Annotation> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
