package io.github.clouddatasets.emulator.s3;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * A walk over the keys of a bucket in the order of listings. The walk opens only the folders that it needs. Names of
 * folders have their slash while they are sorted, which makes the order of names the order of keys.
 */
final class KeyWalk {

    private final Bucket bucket;
    private final ObjectRecords records;
    private final String prefix;
    private final String after;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private String skipped = "";
    private boolean started;

    KeyWalk(Bucket bucket, ObjectRecords records, String prefix, String after) {
        this.bucket = bucket;
        this.records = records;
        this.prefix = prefix;
        this.after = after;
    }

    /** The next key; empty at the end. */
    Optional<String> next() throws IOException {
        if (!started) {
            started = true;
            String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
            open(folder);
            if (!folder.isEmpty() && isWanted(folder) && isMarker(folder)) {
                return Optional.of(folder);
            }
        }
        while (!frames.isEmpty()) {
            Frame frame = frames.getFirst();
            if (!frame.names.hasNext()) {
                frames.removeFirst();
                continue;
            }
            String key = frame.folder + frame.names.next();
            boolean isFolder = key.endsWith("/");
            if (isFolder && mayHoldWanted(key)) {
                open(key);
            }
            if (isWanted(key) && (!isFolder || isMarker(key))) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Passes over all keys that start with {@code common}. */
    void skip(String common) {
        skipped = common;
        frames.removeIf(frame -> frame.folder.startsWith(common));
    }

    private void open(String folder) throws IOException {
        frames.addFirst(new Frame(folder, bucket.children(folder).iterator()));
    }

    private boolean isMarker(String folder) throws IOException {
        return bucket.find(folder).isPresent()
                && records.ofMarker(bucket.name(), folder).isPresent();
    }

    private boolean isWanted(String key) {
        return key.startsWith(prefix) && KeyOrder.UTF8.compare(key, after) > 0 && !isSkipped(key);
    }

    private boolean mayHoldWanted(String folder) {
        boolean fits = folder.startsWith(prefix) || prefix.startsWith(folder);
        boolean later = after.startsWith(folder) || KeyOrder.UTF8.compare(folder, after) > 0;
        return fits && later && !isSkipped(folder);
    }

    private boolean isSkipped(String key) {
        return !skipped.isEmpty() && key.startsWith(skipped);
    }

    private record Frame(String folder, Iterator<String> names) {}
}
