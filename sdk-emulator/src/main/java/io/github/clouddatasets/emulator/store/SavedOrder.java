package io.github.clouddatasets.emulator.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which things were made. Keys of documents have none, so each document holds a number. */
public final class SavedOrder {

    private static final String FIELD = "order";

    private final Map<String, Integer> numbers = new HashMap<>();
    private int next;

    /** The number of a thing: the next one for a new thing. */
    public int of(String id) {
        return numbers.computeIfAbsent(id, key -> next++);
    }

    public boolean has(String id) {
        return numbers.containsKey(id);
    }

    public Set<String> ids() {
        return Set.copyOf(numbers.keySet());
    }

    public void forget(String id) {
        numbers.remove(id);
    }

    /** Sorts documents by their numbers, and takes the numbers over. The name of each document is the id of its thing. */
    public List<StateDocument> restore(List<StateDocument> documents) {
        for (StateDocument document : documents) {
            int number = document.integer(FIELD);
            numbers.put(document.name(), number);
            next = Math.max(next, number + 1);
        }
        return documents.stream()
                .sorted(Comparator.comparingInt(document -> document.integer(FIELD)))
                .toList();
    }
}
