package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.IdSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The labels that a dataset offers, by name and type. A change of several labels succeeds or fails as a whole. */
final class DatasetLabels {

    private final DatasetKind kind;
    private final IdSource ids;
    private final LongSupplier quota;
    private Map<Key, LabelDefinition> labels = new LinkedHashMap<>();

    /** @param quota the number of labels that the dataset may have */
    DatasetLabels(DatasetKind kind, IdSource ids, LongSupplier quota) {
        this.kind = kind;
        this.ids = ids;
        this.quota = quota;
    }

    /** Takes back the labels from the state. */
    void restore(List<LabelDefinition> saved) {
        saved.forEach(label -> labels.put(new Key(label.name(), label.type()), label));
    }

    List<LabelDefinition> all() {
        return List.copyOf(labels.values());
    }

    boolean has(String name) {
        return labels.keySet().stream().anyMatch(key -> key.name.equals(name));
    }

    ArrayNode json() {
        ArrayNode json = Json.array();
        labels.values().forEach(label -> json.add(label.json()));
        return json;
    }

    /** Adds the labels that samples carry and the dataset does not have yet. */
    void learn(Collection<Sample> samples) {
        for (Sample sample : samples) {
            for (SampleLabel label : sample.labels()) {
                if (!label.name().isEmpty()) {
                    labels.computeIfAbsent(
                            new Key(label.name(), label.type()), key -> LabelDefinition.found(key.name, key.type));
                }
            }
        }
    }

    /** Runs several changes as one: a refusal of a later change undoes the earlier ones. */
    void atomically(Runnable changes) {
        Map<Key, LabelDefinition> before = labels;
        try {
            changes.run();
        } catch (ModelArtsFault fault) {
            labels = before;
            throw fault;
        }
    }

    void add(Iterable<JsonNode> definitions) {
        Map<Key, LabelDefinition> after = new LinkedHashMap<>(labels);
        for (JsonNode json : definitions) {
            if (kind.labelTypes().isEmpty()) {
                throw ModelArtsFault.labelsUnsupported(kind);
            }
            LabelDefinition label = LabelDefinition.of(json, kind, ids);
            requireFreeShortcut(label, after.values());
            requireEntities(label, after.values());
            if (after.putIfAbsent(new Key(label.name(), label.type()), label) != null) {
                throw ModelArtsFault.labelNameTaken(label.name());
            }
        }
        if (after.size() > quota.getAsLong()) {
            throw ModelArtsFault.quotaTooSmall("labels", quota.getAsLong());
        }
        labels = after;
    }

    /** Changes labels, and returns the new names of renamed labels by the old names. */
    Map<String, String> change(Iterable<JsonNode> changes) {
        Map<Key, LabelDefinition> after = new LinkedHashMap<>(labels);
        Map<String, String> renamed = new HashMap<>();
        for (JsonNode json : changes) {
            String name = LabelDefinition.nameOf(json);
            Key key = key(name, type(json), after);
            ObjectNode property = LabelDefinition.property(json.path("property"));
            String other = property.path(LabelDefinition.RENAME_TO).asText(name);
            LabelDefinition.requireName(other);
            if (!other.equals(name) && after.containsKey(new Key(other, key.type))) {
                throw ModelArtsFault.labelNameTaken(other);
            }
            LabelDefinition before = after.get(key);
            if (before == null) {
                throw ModelArtsFault.labelUnknown(name);
            }
            LabelDefinition label =
                    before.changed(other, property, LabelDefinition.attributes(json.path("attributes"), ids));
            List<LabelDefinition> others = new ArrayList<>(after.values());
            others.remove(before);
            requireFreeShortcut(label, others);
            after = replaced(after, key, label);
            if (!other.equals(name)) {
                renamed.put(name, other);
            }
        }
        labels = after;
        return renamed;
    }

    /** Removes labels, and returns their names. */
    List<String> remove(Iterable<JsonNode> removals) {
        Map<Key, LabelDefinition> after = new LinkedHashMap<>(labels);
        List<String> names = new ArrayList<>();
        for (JsonNode json : removals) {
            String name = LabelDefinition.nameOf(json);
            after.remove(key(name, type(json), after));
            names.add(name);
        }
        for (LabelDefinition relation : after.values()) {
            if (names.stream().anyMatch(relation::relates)) {
                throw ModelArtsFault.entityInUse(relation.name());
            }
        }
        labels = after;
        return names;
    }

    private static Optional<Integer> type(JsonNode json) {
        return json.path("type").isInt() ? Optional.of(json.path("type").intValue()) : Optional.empty();
    }

    private static Key key(String name, Optional<Integer> type, Map<Key, LabelDefinition> in) {
        return in.keySet().stream()
                .filter(key -> key.name.equals(name)
                        && type.map(wanted -> wanted == key.type).orElse(true))
                .findFirst()
                .orElseThrow(() -> ModelArtsFault.labelUnknown(name));
    }

    // A renamed label keeps its place in the list.
    private static Map<Key, LabelDefinition> replaced(
            Map<Key, LabelDefinition> in, Key old, LabelDefinition replacement) {
        Map<Key, LabelDefinition> after = new LinkedHashMap<>();
        in.forEach((key, label) -> {
            LabelDefinition kept = key.equals(old) ? replacement : label;
            after.put(new Key(kept.name(), kept.type()), kept);
        });
        return after;
    }

    private static void requireFreeShortcut(LabelDefinition label, Collection<LabelDefinition> others) {
        String shortcut = label.shortcut();
        if (!shortcut.isEmpty()
                && others.stream().anyMatch(other -> other.shortcut().equals(shortcut))) {
            throw ModelArtsFault.shortcutTaken(shortcut);
        }
    }

    private static void requireEntities(LabelDefinition label, Collection<LabelDefinition> others) {
        if (label.type() != DatasetKind.RELATION) {
            return;
        }
        for (String end : List.of(LabelDefinition.FROM_TYPE, LabelDefinition.TO_TYPE)) {
            String entity = label.property().path(end).asText("");
            if (others.stream()
                    .noneMatch(other ->
                            other.type() == DatasetKind.ENTITY && other.name().equals(entity))) {
                throw ModelArtsFault.relationUnbound(label.name());
            }
        }
    }

    private record Key(String name, int type) {}
}
