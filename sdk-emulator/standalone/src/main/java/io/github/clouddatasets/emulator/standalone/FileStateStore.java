package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.store.StateChange;
import io.github.clouddatasets.emulator.store.StateException;
import io.github.clouddatasets.emulator.store.StateStore;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * A state in one file of H2's MVStore. A commit appends what has changed; a file whose last commit is incomplete opens with
 * the commit before. When a commit returns, its bytes are with the operating system: they survive the end of the process,
 * not a loss of power.
 */
final class FileStateStore implements StateStore {

    private static final String MAP = "documents";
    /** How long the space of replaced pages is not used again, in milliseconds. */
    private static final int RETENTION = 2_000;
    /** How long the end of the program may take to make the file small, in milliseconds. */
    private static final int COMPACTION = 1_000;

    private final String file;
    private @Nullable MVStore store;
    private boolean closed;

    private FileStateStore(String file) {
        this.file = file;
    }

    static FileStateStore open(String file) {
        FileStateStore opened = new FileStateStore(file);
        try {
            opened.documents();
            return opened;
        } catch (MVStoreException e) {
            throw new StateException(refusal(file, e), e);
        }
    }

    @Override
    @Nullable
    public synchronized String text(String key) {
        return attempt(documents -> documents.get(key));
    }

    @Override
    public synchronized SortedMap<String, String> textsBelow(String prefix) {
        return attempt(documents -> {
            SortedMap<String, String> texts = new TreeMap<>();
            Iterator<String> keys = documents.keyIterator(prefix);
            while (keys.hasNext()) {
                String key = keys.next();
                if (!key.startsWith(prefix)) {
                    break;
                }
                texts.put(key, documents.get(key));
            }
            return texts;
        });
    }

    @Override
    public synchronized void commit(List<StateChange> changes) {
        attempt(documents -> {
            for (StateChange change : changes) {
                if (change.text() == null) {
                    documents.remove(change.key());
                } else {
                    documents.put(change.key(), change.text());
                }
            }
            documents.getStore().commit();
            return null;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (store != null) {
            store.close(COMPACTION);
            store = null;
        }
    }

    // A store that has failed is given up without its last changes, and opened anew by the next attempt.
    private <T extends @Nullable Object> T attempt(Attempt<T> attempt) {
        try {
            return attempt.with(documents());
        } catch (MVStoreException e) {
            if (store != null) {
                store.closeImmediately();
                store = null;
            }
            throw new StateException(refusal(file, e), e);
        }
    }

    private MVMap<String, String> documents() {
        if (closed) {
            throw new StateException("The state " + file + " is closed: start the emulator again");
        }
        MVStore open = store;
        if (open == null || open.isClosed()) {
            // Only commit() writes: a buffer that writes by itself would keep half of a request.
            open = new MVStore.Builder()
                    .fileName(file)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            open.setRetentionTime(RETENTION);
            store = open;
        }
        return open.openMap(
                MAP,
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    private static String refusal(String file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "Another process uses the state " + file + ": stop that emulator, or choose another state folder";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "A newer version of the emulator has written the state " + file
                        + ": start that version, or choose another state folder. Nothing was changed";
            case DataUtils.ERROR_WRITING_FAILED ->
                "The state " + file + " cannot be written (" + reason(e)
                        + "): free some space, or give the emulator the right to write there. The request was not"
                        + " acknowledged; all before it is kept";
            case DataUtils.ERROR_READING_FAILED ->
                "The state " + file + " cannot be read (" + reason(e)
                        + "): give the emulator the right to read there, or choose another state folder";
            default ->
                "The state " + file + " is damaged (" + reason(e)
                        + "): restore it from a copy, or choose another state folder. Nothing was changed";
        };
    }

    // H2 adds its version and a number to its messages, and the real reason is the innermost one.
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.replaceAll("\\s+", " ").replaceAll(" ?\\[[0-9./]+]", "");
    }

    private interface Attempt<T extends @Nullable Object> {

        T with(MVMap<String, String> documents);
    }
}
