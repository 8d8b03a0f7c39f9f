package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of some samples, and how many samples carry each. */
final class LabelCounts {

    private static final String COLOR = "#3399ff";

    private final Map<String, Integer> counts = new TreeMap<>();

    LabelCounts(List<Sample> samples) {
        for (Sample sample : samples) {
            String label = sample.label();
            if (label != null) {
                counts.merge(label, 1, Integer::sum);
            }
        }
    }

    int labeledSamples() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    ArrayNode labels() {
        ArrayNode labels = Json.array();
        counts.keySet().forEach(name -> labels.add(label(name)));
        return labels;
    }

    ArrayNode statistics() {
        ArrayNode statistics = Json.array();
        counts.forEach(
                (name, count) -> statistics.add(label(name).put("count", count).put("sample_count", count)));
        return statistics;
    }

    private static ObjectNode label(String name) {
        ObjectNode label = Json.object().put("name", name).put("type", 0);
        label.putObject("property").put("@modelarts:color", COLOR);
        return label;
    }
}
