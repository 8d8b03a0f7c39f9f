package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes of a dataset's labels that reach the samples which carry them. */
record LabelChange(ModelArtsDataset dataset) {

    /** Policies of a deletion: how far it reaches. */
    static final int LABEL_ONLY = 0;

    static final int SAMPLES_TOO = 1;
    static final int SOURCES_TOO = 2;

    /** Everything or nothing. */
    void all(Iterable<JsonNode> additions, Iterable<JsonNode> changes, Iterable<JsonNode> removals) {
        DatasetLabels labels = dataset.labels();
        labels.atomically(() -> {
            labels.add(additions);
            Map<String, String> renamed = labels.change(changes);
            List<String> removed = labels.remove(removals);
            rename(renamed);
            drop(Set.copyOf(removed), LABEL_ONLY);
        });
    }

    void update(Iterable<JsonNode> changes) {
        rename(dataset.labels().change(changes));
    }

    /** Removes labels; samples that carried nothing else go as well if the policy says so. */
    void delete(Iterable<JsonNode> removals, int policy) {
        drop(Set.copyOf(dataset.labels().remove(removals)), policy);
    }

    private void rename(Map<String, String> renamed) {
        if (!renamed.isEmpty()) {
            dataset.samples()
                    .annotate(annotations -> annotations.withLabels(annotations.labels().stream()
                            .map(label -> label.renamed(renamed.getOrDefault(label.name(), label.name())))
                            .toList()));
        }
    }

    private void drop(Set<String> names, int policy) {
        if (policy != LABEL_ONLY) {
            List<Sample> orphans = dataset.samples().all().stream()
                    .filter(sample -> sample.annotations().isLabeled()
                            && sample.labels().stream().allMatch(label -> names.contains(label.name())))
                    .toList();
            dataset.delete(orphans, policy == SOURCES_TOO);
        }
        if (!names.isEmpty()) {
            dataset.samples()
                    .annotate(annotations -> annotations.withLabels(annotations.labels().stream()
                            .filter(label -> !names.contains(label.name()))
                            .toList()));
        }
    }
}
