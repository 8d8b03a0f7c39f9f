package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.annotation.AnnotationCall;
import io.github.clouddatasets.sync.annotation.AnnotationOutcome;
import io.github.clouddatasets.sync.annotation.CreateAnnotationRequest;
import io.github.clouddatasets.sync.annotation.ExportLimits;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the annotations of a chunk of items, in batches across items. Ids follow from entry and key, so that those of earlier runs are
 * found, and left as they are: people may have changed them. Only the tiles that a mask lacks are added, since a crash may have come
 * between an annotation and its tiles.
 */
final class AnnotationWrites {

    /** What the service takes in one request (specs/idah-dataset.md section 5). */
    private static final int CALLS = 50;

    private final Platform platform;
    private final Api api;
    private final int atATime;

    AnnotationWrites(Platform platform, Api api, int atATime) {
        this.platform = platform;
        this.api = api;
        this.atATime = atATime;
    }

    /** A call, and what it belongs to. */
    private record Planned(Work work, String key, AnnotationCall call) {

        void take(AnnotationOutcome outcome) {
            if (outcome.call() instanceof AnnotationCall.Create) {
                work.annotationWritten();
            }
        }

        void fail(SdkException error) {
            work.fail("annotation " + key + ": " + error.getMessage());
        }
    }

    void write(List<Work> works) {
        Map<String, @Nullable Annotation> there = existing(works);
        List<Planned> calls = new ArrayList<>();
        for (Work work : works) {
            if (work.isEntered()) {
                for (ImportAnnotation annotation : work.labels.annotations()) {
                    plan(work, annotation, there, calls);
                }
            }
        }
        List<Function<Api, @Nullable Void>> tasks = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += CALLS) {
            List<Planned> batch = calls.subList(from, Math.min(from + CALLS, calls.size()));
            tasks.add(view -> {
                send(platform.like(view), batch);
                return null;
            });
        }
        api.parallel(atATime, tasks);
    }

    /** The annotations of earlier runs by their ids: masks with their tiles, of others no more than that they are there. */
    private Map<String, @Nullable Annotation> existing(List<Work> works) {
        Set<String> masks = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (Work work : works) {
            if (work.isEntered() && !work.created) {
                for (ImportAnnotation annotation : work.labels.annotations()) {
                    (annotation.shape() instanceof Mask ? masks : others).add(id(work, annotation));
                }
            }
        }
        Map<String, @Nullable Annotation> there = new HashMap<>();
        platform.annotations(masks).forEach(mask -> there.put(mask.id(), mask));
        platform.annotationIds(others).forEach(id -> there.put(id, null));
        return there;
    }

    private static String id(Work work, ImportAnnotation annotation) {
        return Annotation.idOf(Objects.requireNonNull(work.entryId()), annotation.key());
    }

    private static void plan(
            Work work, ImportAnnotation annotation, Map<String, @Nullable Annotation> there, List<Planned> calls) {
        String id = id(work, annotation);
        if (!there.containsKey(id)) {
            CreateAnnotationRequest request = annotation.request(Objects.requireNonNull(work.entryId()));
            work.warn("annotation " + annotation.key() + ": ", ExportLimits.check(request));
            calls.add(new Planned(work, annotation.key(), AnnotationCall.create(request)));
            return;
        }
        work.annotationFound();
        Annotation old = there.get(id);
        if (old != null && annotation.shape() instanceof Mask mask && old.shape() instanceof Mask has) {
            for (MaskTile tile : mask.tiles()) {
                if (has.tile(tile.column(), tile.row()).isEmpty()) {
                    calls.add(new Planned(work, annotation.key(), AnnotationCall.writeShape(id, tile)));
                }
            }
        }
    }

    private static void send(Platform view, List<Planned> batch) {
        List<Planned> left = new ArrayList<>(batch);
        try {
            view.waitedFor(() -> {
                SdkException toRepeat = null;
                List<Planned> sent = List.copyOf(left);
                List<AnnotationOutcome> outcomes =
                        view.run(sent.stream().map(Planned::call).toList());
                left.clear();
                for (int i = 0; i < sent.size(); i++) {
                    SdkException error = outcomes.get(i).error();
                    if (error == null) {
                        sent.get(i).take(outcomes.get(i));
                    } else if (Patience.concernsMore(error)) {
                        left.add(sent.get(i));
                        toRepeat = error;
                    } else {
                        sent.get(i).fail(error);
                    }
                }
                if (toRepeat != null) {
                    throw toRepeat;
                }
                return left;
            });
        } catch (SdkException givenUp) {
            left.forEach(planned -> planned.fail(givenUp));
        }
    }
}
