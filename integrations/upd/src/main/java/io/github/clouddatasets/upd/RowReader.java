package io.github.clouddatasets.upd;

import io.github.clouddatasets.sync.shape.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the records of the rows. The order of the columns is that of the {@link Texts} beside. */
final class RowReader {

    static final Texts METADATA = new Texts("metadata", List.of("key", "value"));
    static final Texts DATASETS = new Texts("datasets", List.of("id", "name", "modality", "metadata"));
    static final Texts ENTRIES = new Texts("entries", List.of("id", "dataset_id", "media_url", "metadata"));
    static final Texts MEDIAS = new Texts("medias", List.of("id", "key", "media_type", "metadata"));
    private static final Texts ANNOTATIONS_WITH_CATEGORY = new Texts(
            "annotations", List.of("id", "entry_id", "shape_type", "shape_args", "metadata", "properties", "category"));
    private static final Texts ANNOTATIONS_IN_ONE =
            new Texts("annotations", List.of("id", "entry_id", "shape_type", "shape_args", "metadata", "annotation"));

    private final Path file;
    private final UpdLayout layout;

    RowReader(Path file, UpdLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    Texts annotations() {
        return layout == UpdLayout.CATEGORY_COLUMN ? ANNOTATIONS_WITH_CATEGORY : ANNOTATIONS_IN_ONE;
    }

    UpdDataset dataset(TextRow row) {
        String id = id("dataset", row);
        return new UpdDataset(id, row.required(1), row.required(2), values("dataset " + id, row.get(3)));
    }

    UpdEntry entry(TextRow row) {
        String id = id("entry", row);
        return new UpdEntry(id, row.required(1), row.required(2), values("entry " + id, row.get(3)));
    }

    UpdAnnotation annotation(TextRow row) {
        String id = id("annotation", row);
        String type = row.required(2);
        if (type.isBlank()) {
            throw new UpdException(file, "has no shape_type in annotation " + id);
        }
        String where = "annotation " + id;
        Shape shape = Shape.of(type, JsonText.object(file, "shape_args of " + where, row.get(3)));
        Map<String, @Nullable Object> properties = JsonText.object(file, "properties of " + where, row.get(5));
        String category = layout == UpdLayout.CATEGORY_COLUMN ? row.get(6) : null;
        if (layout == UpdLayout.ANNOTATION_COLUMN && properties.get("category") instanceof String text) {
            category = text;
            properties = new LinkedHashMap<>(properties);
            properties.remove("category");
        }
        return new UpdAnnotation(id, row.required(1), shape, category, properties, values(where, row.get(4)));
    }

    UpdValues values(String where, @Nullable String json) {
        Map<String, @Nullable Object> values = JsonText.object(file, "metadata of " + where, json);
        return values.isEmpty() ? UpdValues.NONE : new UpdValues(values);
    }

    private String id(String what, TextRow row) {
        String id = row.get(0);
        if (id == null) {
            throw new UpdException(file, "has " + what + " without an id");
        }
        return id;
    }
}
