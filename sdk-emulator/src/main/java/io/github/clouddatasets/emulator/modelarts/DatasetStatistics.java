package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers about some samples of a dataset and their labels. */
record DatasetStatistics(
        DatasetProfile dataset, List<LabelDefinition> labels, List<Sample> samples, long deletedSamples) {

    private static final int TO_SPLIT = 5;

    ObjectNode json() {
        LabelCounts counts = new LabelCounts(labels, samples);
        int total = samples.size();
        int unlabeled = total - counts.labeledSamples() - counts.unconfirmedSamples();
        int hard = (int)
                samples.stream().filter(sample -> sample.annotations().isHard()).count();
        ObjectNode json = Json.object();
        json.set("label_stats", counts.statistics());
        json.set("grouped_label_stats", counts.statisticsByType());
        json.putObject("sample_stats")
                .put("un_annotation", unlabeled)
                .put("all", total)
                .put("total", total)
                .put("deleted", deletedSamples)
                .put("manual_annotation", counts.labeledSamples())
                .put("auto_annotation", counts.unconfirmedSamples())
                .put("lefted", unlabeled + counts.unconfirmedSamples());
        json.putObject("key_sample_stats")
                .put("total", total)
                .put("non_key_sample", total - hard)
                .put("key_sample", hard);
        json.set("hard_detail_stats", hardDetails());
        json.set("metadata_stats", metadata());
        // Every label needs so many samples for a useful split.
        return json.put("data_spliting_enable", dataset.kind().canBeSplit() && counts.rarest() >= TO_SPLIT)
                .put("data_path", dataset.inputPath());
    }

    private ObjectNode hardDetails() {
        Map<Integer, Integer> occurrences = new TreeMap<>();
        samples.forEach(
                sample -> sample.annotations().hardReasons().forEach(id -> occurrences.merge(id, 1, Integer::sum)));
        ObjectNode details = Json.object();
        occurrences.forEach((id, count) -> HardReason.of(id)
                .ifPresent(reason ->
                        details.putObject(String.valueOf(id)).put("key", count).set("value", reason.json())));
        return details;
    }

    // Of every attribute that users have set: how often each value occurs.
    private ObjectNode metadata() {
        ObjectNode attributes = Json.object();
        for (Sample sample : samples) {
            sample.annotations().metadata().properties().forEach(attribute -> {
                if (!attribute.getKey().startsWith("@modelarts:")) {
                    ObjectNode values = attributes.get(attribute.getKey()) instanceof ObjectNode known
                            ? known
                            : attributes.putObject(attribute.getKey());
                    String value = attribute.getValue().asText();
                    values.put(value, values.path(value).asInt() + 1);
                }
            });
        }
        return attributes;
    }
}
