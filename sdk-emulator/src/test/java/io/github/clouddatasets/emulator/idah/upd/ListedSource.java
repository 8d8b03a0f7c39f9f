package io.github.clouddatasets.emulator.idah.upd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One dataset "d" with the records of a test. */
final class ListedSource implements UpdSource {

    static final String DATASET = "0198f000-0000-7000-8000-0000000000d1";

    private static final String TIMES =
            "\"created_at\": \"2026-11-26 00:09:49 +0000\", \"updated_at\": \"2026-11-26 00:09:55 +0000\"";

    private final UpdRow dataset;
    private final List<UpdRow> entries = new ArrayList<>();
    private final Map<String, List<UpdRow>> annotations = new LinkedHashMap<>();
    private final List<UpdMedia> medias = new ArrayList<>();

    ListedSource(String name) {
        ObjectNode attributes = json("{\"modality\": \"idah-image\", \"labels\": [\"day\"], \"labeling_configuration\":"
                + " {\"idah-image:line\": {\"order\": 1}}, \"workflow_configuration\": {}, \"status\": \"pending\","
                + " \"progress\": 0.0, \"entries_total_count\": 2, \"entries_completed_count\": 0,"
                + " \"entries_in_progress_count\": 0, " + TIMES + "}");
        dataset = new UpdRow(DATASET, attributes.put("name", name));
    }

    ListedSource entry(String id, String name, String resource) {
        ObjectNode attributes = json("{\"priority\": 0, \"wf_step\": \"annotate\", \"status\": \"pending\","
                + " \"assigned_to_id\": 13, \"assigned_to_email\": \"annotator@idah.ai\", \"submitted_by_id\": null,"
                + " \"reviewed_by_id\": null, " + TIMES + "}");
        entries.add(new UpdRow(id, attributes.put("name", name).put("resource", resource)));
        return this;
    }

    ListedSource annotation(String entry, String id, String dimensions, String annotation, String metadata) {
        ObjectNode attributes = json("{\"created_by_email\": \"a@idah.ai\", " + TIMES + "}");
        attributes.set("dimensions", json(dimensions));
        attributes.set("annotation", json(annotation));
        attributes.set("metadata", json(metadata));
        annotations.computeIfAbsent(entry, key -> new ArrayList<>()).add(new UpdRow(id, attributes));
        return this;
    }

    ListedSource media(String resource, String key, String type, StoredContent content) {
        medias.add(new UpdMedia(resource, key, type, content));
        return this;
    }

    @Override
    public Optional<UpdRow> dataset(String id) {
        return id.equals(DATASET) ? Optional.of(dataset) : Optional.empty();
    }

    @Override
    public Iterable<UpdRow> entries(String datasetId) {
        return entries;
    }

    @Override
    public Iterable<UpdRow> annotations(String entryId) {
        return annotations.getOrDefault(entryId, List.of());
    }

    @Override
    public List<UpdMedia> medias(String resource) {
        return medias.stream()
                .filter(media -> media.resource().equals(resource))
                .toList();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode)
                Json.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new AssertionError(text));
    }
}
