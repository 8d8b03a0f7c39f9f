package io.github.clouddatasets.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one service, which outlive the process. A service marks what a request changes, and commits at the end
 * of the request, before the answer leaves. A document equal to the kept one is not written, and without changes nothing
 * is committed.
 *
 * <p>If a commit fails, the marks stay: no later answer leaves before the changes behind it are kept.
 */
public final class SavedState {

    private static final SavedState NOTHING = new SavedState(null, "", 0);

    private final @Nullable StateStore store;
    private final String prefix;
    private final int start;
    private final Map<String, Supplier<@Nullable JsonNode>> changed = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /**
     * @param prefix the beginning of all keys of the service, with a slash at its end
     * @param start the number of starts of the emulator before this one
     */
    SavedState(@Nullable StateStore store, String prefix, int start) {
        this.store = store;
        this.prefix = prefix;
        this.start = start;
    }

    /** A state that ends with the process: the service begins afresh, and nothing is written. */
    public static SavedState nothing() {
        return NOTHING;
    }

    /** Whether anything is kept. Else all other methods do nothing. */
    public boolean isKept() {
        return store != null;
    }

    /** A source of ids that no earlier start has given. The ids of the first start are the same on every run. */
    public IdSource ids(AccountTag tag, int service) {
        // An odd factor spreads the starts over all sequences of the generator.
        return new IdSource(tag.seed(service) ^ (start * 0x9E3779B97F4A7C15L));
    }

    /** The kept document; null without one. */
    @Nullable
    public StateDocument document(String key) {
        String text = store == null ? null : store.text(prefix + key);
        return text == null ? null : StateDocument.parse(key, text);
    }

    /** The kept documents whose keys begin with {@code keyPrefix}, in the order of the keys. */
    public List<StateDocument> documents(String keyPrefix) {
        List<StateDocument> documents = new ArrayList<>();
        if (store != null) {
            store.textsBelow(prefix + keyPrefix)
                    .forEach((key, text) -> documents.add(StateDocument.parse(key.substring(prefix.length()), text)));
        }
        return documents;
    }

    /** Marks a document as changed. The commit reads its content. */
    public synchronized void put(String key, Supplier<@Nullable JsonNode> document) {
        if (store != null) {
            changed.put(prefix + key, document);
        }
    }

    public void remove(String key) {
        put(key, () -> null);
    }

    /** Removes all documents whose keys begin with {@code keyPrefix}. */
    public synchronized void removeBelow(String keyPrefix) {
        if (store != null) {
            changed.keySet().removeIf(key -> key.startsWith(prefix + keyPrefix));
            removed.add(prefix + keyPrefix);
        }
    }

    /**
     * Keeps all changes since the last commit, as one.
     *
     * @throws StateException if the changes cannot be kept; the next commit tries again
     */
    public synchronized void commit() {
        if (store == null || (changed.isEmpty() && removed.isEmpty())) {
            return;
        }
        List<StateChange> changes = new ArrayList<>();
        for (String below : removed) {
            store.textsBelow(below).keySet().stream()
                    .filter(key -> !changed.containsKey(key))
                    .forEach(key -> changes.add(new StateChange(key, null)));
        }
        changed.forEach((key, document) -> {
            JsonNode json = document.get();
            String text = json == null ? null : StateDocument.write(json);
            if (!Objects.equals(text, store.text(key))) {
                changes.add(new StateChange(key, text));
            }
        });
        if (!changes.isEmpty()) {
            store.commit(changes);
        }
        changed.clear();
        removed.clear();
    }
}
