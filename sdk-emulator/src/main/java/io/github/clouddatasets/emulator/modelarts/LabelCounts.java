package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often each label occurs on some samples, and on how many of them. */
final class LabelCounts {

    private final List<LabelDefinition> labels;
    private final Map<String, Integer> occurrences = new TreeMap<>();
    private final Map<String, Integer> samplesWith = new TreeMap<>();
    private int labeled;
    private int unconfirmed;
    private boolean single = true;

    /** @param labels those that are counted even where no sample carries them */
    LabelCounts(List<LabelDefinition> labels, List<Sample> samples) {
        this.labels = labels;
        samples.forEach(this::count);
    }

    /** Those with labels that are final. */
    int labeledSamples() {
        return labeled;
    }

    int unconfirmedSamples() {
        return unconfirmed;
    }

    /** Whether no sample carries several labels. */
    boolean isSingle() {
        return single;
    }

    /** How many samples carry the rarest label. */
    int rarest() {
        return labels.stream()
                .mapToInt(label -> samplesWith.getOrDefault(label.name(), 0))
                .min()
                .orElse(0);
    }

    ArrayNode statistics() {
        ArrayNode statistics = Json.array();
        labels.forEach(label -> statistics.add(statistics(label)));
        return statistics;
    }

    /** The same by the type of the label. */
    ObjectNode statisticsByType() {
        ObjectNode byType = Json.object();
        labels.forEach(label -> byType.withArray("/" + label.type()).add(statistics(label)));
        return byType;
    }

    private ObjectNode statistics(LabelDefinition label) {
        return label.json()
                .put("count", occurrences.getOrDefault(label.name(), 0))
                .put("sample_count", samplesWith.getOrDefault(label.name(), 0));
    }

    private void count(Sample sample) {
        if (sample.annotations().isLabeled()) {
            if (sample.annotations().confirmed()) {
                labeled++;
            } else {
                unconfirmed++;
            }
        }
        Set<String> names = new HashSet<>();
        for (SampleLabel label : sample.labels()) {
            occurrences.merge(label.name(), 1, Integer::sum);
            names.add(label.name());
        }
        single &= names.size() <= 1;
        names.forEach(name -> samplesWith.merge(name, 1, Integer::sum));
    }
}
