package io.github.clouddatasets.emulator.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** The state of all services of one emulator, in a store or nowhere. */
public final class EmulatorState implements AutoCloseable {

    /** The format of the documents. A change that older versions cannot read raises the number. */
    static final int FORMAT = 1;

    private static final String TAG = "tag";
    private static final String HEAD = "emulator";

    private final @Nullable StateStore store;
    private final int start;

    private EmulatorState(@Nullable StateStore store, int start) {
        this.store = store;
        this.start = start;
    }

    /** A state that ends with the process. */
    public static EmulatorState nothing() {
        return new EmulatorState(null, 0);
    }

    /**
     * Begins another start of the emulator on this store. A refusal changes nothing in the store.
     *
     * @throws StateException if a newer version has written the store, or the store fails
     */
    public static EmulatorState in(StateStore store) {
        SavedState head = new SavedState(store, "", 0);
        StateDocument kept = head.document(HEAD);
        int start = 0;
        if (kept != null) {
            int format = kept.integer("format");
            if (format > FORMAT) {
                throw new StateException("A newer version of the emulator has written this state (format " + format
                        + ", this version reads up to " + FORMAT
                        + "): start that version, or choose another state folder. Nothing was changed");
            }
            start = kept.integer("starts");
        }
        int starts = start + 1;
        head.put(
                HEAD,
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("format", FORMAT)
                        .put("starts", starts));
        head.commit();
        return new EmulatorState(store, start);
    }

    /** Whether the state outlives the process. */
    public boolean isKept() {
        return store != null;
    }

    /**
     * The tag of the account, whose ids and credentials are the same at every start.
     *
     * @param ofFirstStart the tag of an account that begins now
     */
    public AccountTag tag(AccountTag ofFirstStart) {
        SavedState account = of("account");
        StateDocument kept = account.document(TAG);
        if (kept != null) {
            return AccountTag.parse(kept.text(TAG));
        }
        account.put(TAG, () -> JsonNodeFactory.instance.objectNode().put(TAG, ofFirstStart.text()));
        account.commit();
        return ofFirstStart;
    }

    /** The state of one service. */
    public SavedState of(String service) {
        return new SavedState(store, service + "/", start);
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
