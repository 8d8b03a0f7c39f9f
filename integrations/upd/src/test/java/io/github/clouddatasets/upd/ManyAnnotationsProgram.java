package io.github.clouddatasets.upd;

import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Polygon;
import io.github.clouddatasets.sync.shape.Rectangle;
import io.github.clouddatasets.sync.shape.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes and reads many annotations in a small heap: mode, file, number of annotations. */
final class ManyAnnotationsProgram {

    private static final int PER_ENTRY = 10;

    /** Each that many annotations have a polygon of 100 kB, as large as IDAH's exporter takes. */
    private static final int LARGE_EVERY = 500;

    private ManyAnnotationsProgram() {}

    public static void main(String[] args) {
        Path file = Path.of(args[1]);
        int count = Integer.parseInt(args[2]);
        long start = System.nanoTime();
        long done = args[0].equals("write") ? write(file, count) : read(file);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
                "%s %d annotations in %d ms, %d a second%n", args[0], done, millis, done * 1000 / Math.max(1, millis));
    }

    private static long write(Path file, int count) {
        Shape box = new BoundingBox(new Rectangle(0.125, 0.25, 0.5, 0.75), 0);
        Shape large = new Polygon(java.util.stream.IntStream.range(0, 2500)
                .mapToObj(i -> new io.github.clouddatasets.sync.shape.Point(i / 2501.0, (i * 7 % 2500) / 2500.0))
                .toList());
        UpdValues metadata =
                new UpdValues(Map.of("Created-At", "2026-11-26 00:09:49 +0000", "Created-By", "a@b.example"));
        try (UpdWriter writer = UpdWriter.create(file)) {
            writer.dataset(new UpdDataset("d", "many", "idah-image", UpdValues.NONE));
            for (int entry = 0; entry < count / PER_ENTRY; entry++) {
                writer.entry(new UpdEntry(id("e", entry), "d", "local:m", UpdValues.NONE));
            }
            for (int i = 0; i < count; i++) {
                // Annotations of one entry lie far from each other, as when many people worked on a dataset.
                String entry = id("e", i % (count / PER_ENTRY));
                Shape shape = i % LARGE_EVERY == 0 ? large : box;
                Map<String, Object> properties = Map.of("attributes", Map.of("number", i));
                writer.annotation(new UpdAnnotation(id("a", i), entry, shape, "vehicle/car", properties, metadata));
            }
            writer.finish();
        }
        return count;
    }

    private static String id(String kind, int number) {
        return "01a2152f-%s-7000-8000-%012x".formatted(kind, number);
    }

    private static long read(Path file) {
        long found = 0;
        try (UpdFile upd = UpdFile.open(file)) {
            for (UpdAnnotatedEntry entry : upd.entriesWithAnnotations()) {
                List<UpdAnnotation> annotations = entry.annotations();
                if (annotations.size() != PER_ENTRY) {
                    throw new IllegalStateException(entry.entry().id() + " has " + annotations.size());
                }
                for (UpdAnnotation annotation : annotations) {
                    if (annotation.shape() instanceof BoundingBox || annotation.shape() instanceof Polygon) {
                        found++;
                    }
                }
            }
        }
        return found;
    }
}
