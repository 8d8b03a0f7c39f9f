package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;
import java.util.TreeMap;

/** Counts the annotations of an entry when the entry moves on: all, by category, and by shape. */
final class EntryStatistics {

    private final DatasetTables tables;

    EntryStatistics(DatasetTables tables) {
        this.tables = tables;
    }

    void update(Row entry) {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("annotation.count", 0);
        for (Row annotation : tables.annotationsOf(entry)) {
            counts.merge("annotation.count", 1, Integer::sum);
            count(counts, "category.", text(annotation, "annotation", "category"));
            count(counts, "shape.", text(annotation, "dimensions", "type"));
        }
        Map<String, Row> known = new TreeMap<>();
        tables.stats().with("entry_id", entry.id()).forEach(stat -> known.put(stat.known("key"), stat));
        known.forEach((key, stat) -> {
            if (!counts.containsKey(key)) {
                tables.stats().remove(stat);
            }
        });
        counts.forEach((key, count) -> {
            Row stat = known.get(key);
            if (stat == null) {
                stat = tables.stats().schema().row().set("id", tables.newId()).set("entry_id", entry.id());
                stat.set("key", key);
            }
            tables.putStat(stat.set("value", String.valueOf(count)));
        });
    }

    private static void count(Map<String, Integer> counts, String prefix, String name) {
        if (!name.isEmpty()) {
            counts.merge(prefix + name + ".count", 1, Integer::sum);
        }
    }

    private static String text(Row annotation, String column, String field) {
        var json = annotation.json(column);
        return json == null ? "" : json.path(field).asText("");
    }
}
