package io.github.clouddatasets.emulator.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store that outlives an emulator of the same test, counts its commits and fails on demand. */
public final class MemoryStateStore implements StateStore {

    private final TreeMap<String, String> texts = new TreeMap<>();
    private int commits;
    private int changes;
    private boolean full;

    @Override
    @Nullable
    public synchronized String text(String key) {
        return texts.get(key);
    }

    @Override
    public synchronized SortedMap<String, String> textsBelow(String prefix) {
        return new TreeMap<>(texts.subMap(prefix, prefix + '\uffff'));
    }

    @Override
    public synchronized void commit(List<StateChange> committed) {
        if (full) {
            throw new StateException("The disk is full: free some space");
        }
        commits++;
        changes += committed.size();
        for (StateChange change : committed) {
            if (change.text() == null) {
                texts.remove(change.key());
            } else {
                texts.put(change.key(), change.text());
            }
        }
    }

    @Override
    public void close() {}

    /** Makes all commits fail from now on, or work again. */
    public synchronized void becomeFull(boolean fails) {
        full = fails;
    }

    public synchronized int commits() {
        return commits;
    }

    /** The number of all changes in all commits. */
    public synchronized int changes() {
        return changes;
    }

    /** Replaces the text of a key behind the back of the emulator. */
    public synchronized void damage(String key, String text) {
        texts.put(key, text);
    }

    public synchronized SortedMap<String, String> all() {
        return new TreeMap<>(texts);
    }
}
