package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.sync.SyncClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Walks over all changes in a process of its own, with a small heap, and says what was read. */
final class MillionAnnotations {

    private MillionAnnotations() {}

    /** Takes the endpoint. */
    public static void main(String[] args) {
        try (SyncClient sync =
                SyncClient.builder().endpoint(args[0]).bearer("t").build()) {
            AnnotationChanges changes = sync.annotations().changedSince(Instant.parse("2026-01-01T00:00:00Z"), q -> {});
            long count = 0;
            Map<String, Long> categories = new HashMap<>();
            for (Annotation change : changes) {
                count++;
                categories.merge(String.valueOf(change.category()), 1L, Long::sum);
            }
            System.out.println("changes " + count + " categories " + categories.size() + " position "
                    + changes.position().length());
        }
    }
}
