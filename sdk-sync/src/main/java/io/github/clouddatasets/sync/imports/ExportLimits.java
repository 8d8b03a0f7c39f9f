package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of values that the platform takes, and its own exporter cannot carry: it hands every value to a program through a shell
 * (specs/idah-dataset.md section 8).
 */
final class ExportLimits {

    /** An annotation of more characters of JSON makes the export of its dataset fail; 128 kB is where that begins. */
    static final int ANNOTATION_BYTES = 100_000;

    /** Names of more characters break the exported file's own check. */
    static final int NAME = 64;

    private final List<String> warnings = new ArrayList<>();

    /** What an export of the dataset would stumble over. */
    static List<String> ofDataset(String name) {
        ExportLimits limits = new ExportLimits();
        limits.name("the dataset's name", name);
        return limits.warnings;
    }

    /** What an export of the entry would stumble over. */
    static List<String> ofItem(String name, List<ImportAnnotation> annotations) {
        ExportLimits limits = new ExportLimits();
        limits.name("the entry's name", name);
        annotations.forEach(limits::annotation);
        return limits.warnings;
    }

    private void name(String what, String name) {
        text(what, name);
        if (name.length() > NAME) {
            warnings.add(what + " has " + name.length() + " characters; an export can hold " + NAME);
        }
    }

    private void annotation(ImportAnnotation annotation) {
        String what = "annotation " + annotation.key() + ": ";
        if (annotation.category() != null) {
            text(what + "the category", annotation.category());
        }
        values(what, annotation.attributes());
        values(what, annotation.metadata());
        int bytes = bytes(annotation);
        if (bytes > ANNOTATION_BYTES) {
            warnings.add(what + "its JSON has " + bytes + " bytes; from about " + ANNOTATION_BYTES
                    + " on, exports of the dataset fail");
        }
    }

    private static int bytes(ImportAnnotation annotation) {
        Map<String, @Nullable Object> all =
                new LinkedHashMap<>(annotation.shape().args());
        all.put("attributes", annotation.attributes());
        all.put("metadata", annotation.metadata());
        return Json.SNAKE.text(all).getBytes(StandardCharsets.UTF_8).length;
    }

    private void values(String what, Map<?, ?> values) {
        values.forEach((key, value) -> {
            text(what + "the name", String.valueOf(key));
            value(what + "the value of " + key, value);
        });
    }

    private void value(String what, @Nullable Object value) {
        if (value instanceof String text) {
            text(what, text);
        } else if (value instanceof Iterable<?> list) {
            list.forEach(element -> value(what, element));
        } else if (value instanceof Map<?, ?> map) {
            values(what + ": ", map);
        }
    }

    private static final Set<Character> CHANGED = Set.of('$', '`', '"', '\\');

    private void text(String what, String text) {
        if (text.indexOf('\'') >= 0) {
            warnings.add(what + " has an apostrophe, with which exports of the dataset fail: " + text);
        }
        text.chars()
                .mapToObj(c -> (char) c)
                .filter(CHANGED::contains)
                .findFirst()
                .ifPresent(c -> warnings.add(what + " has a " + c + ", which an export may change: " + text));
    }
}
