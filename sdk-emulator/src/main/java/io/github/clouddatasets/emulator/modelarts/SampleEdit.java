package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a request notes on a sample of a dataset. */
record SampleEdit(ModelArtsDataset dataset, Instant now) {

    /** Changes one sample; without labels in the item it loses all it has. */
    void apply(JsonNode item, String email) {
        String id = item.path("sample_id").asText("");
        Sample sample = dataset.samples().find(id).orElseThrow(() -> ModelArtsFault.sampleUnknown(id));
        SampleAnnotations annotations = changed(sample.annotations(), item).withConfirmed(true);
        dataset.samples().put(sample.with(email.isEmpty() ? annotations : annotations.withLabeler(email)));
    }

    SampleAnnotations changed(SampleAnnotations before, JsonNode item) {
        SampleAnnotations after = before.withLabels(labels(item.path("labels")));
        if (item.path("metadata") instanceof ObjectNode metadata) {
            after = after.withMetadata(metadata);
        }
        String usage = item.path("sample_usage").asText("");
        if (!usage.isEmpty() && !SampleAnnotations.USAGES.contains(usage)) {
            throw ModelArtsFault.bodyParameterInvalid("sample_usage");
        }
        return usage.isEmpty() ? after : after.withUsage(usage);
    }

    private List<SampleLabel> labels(JsonNode json) {
        DatasetKind kind = dataset.profile().kind();
        List<SampleLabel> labels = new ArrayList<>();
        for (JsonNode each : json) {
            if (kind.labelTypes().isEmpty()) {
                throw ModelArtsFault.labelsUnsupported(kind);
            }
            int type = kind.labelType(each.path("property").has("@modelarts:from"));
            SampleLabel label = SampleLabel.of(each, type, now.toEpochMilli());
            if (!kind.labelTypes().contains(label.type())) {
                throw ModelArtsFault.labelIncompatible(label.type());
            }
            if (label.name().isEmpty()
                    ? kind.labelsNeedNames()
                    : !dataset.labels().has(label.name())) {
                throw ModelArtsFault.labelUnknown(label.name());
            }
            labels.add(label);
        }
        return labels;
    }
}
