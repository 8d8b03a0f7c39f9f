package io.github.clouddatasets.emulator.store;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of an emulator beyond its process: texts by key, such as {@code 1/idah/job/…}. Safe for use by several
 * threads. Every method throws {@link StateException} if the store cannot do its work.
 */
public interface StateStore extends AutoCloseable {

    /** The text of a key; null without one. */
    @Nullable
    String text(String key);

    /** The texts of all keys that begin with the prefix, in the order of the keys. */
    SortedMap<String, String> textsBelow(String prefix);

    /**
     * Makes all changes or none of them. When this method returns, the changes survive the end of the process at any
     * moment. After a failure the store holds what it held before, and a later commit may succeed.
     */
    void commit(List<StateChange> changes);

    /** Ends the use of the store. Nothing is lost without a call. */
    @Override
    void close();
}
