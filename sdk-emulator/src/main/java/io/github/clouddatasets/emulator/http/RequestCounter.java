package io.github.clouddatasets.emulator.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that arrived, by the operation they meant, refused ones included. */
public final class RequestCounter {

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    public void record(String operationId) {
        counts.computeIfAbsent(operationId, key -> new AtomicLong()).incrementAndGet();
    }

    public long count(String operationId) {
        AtomicLong count = counts.get(operationId);
        return count == null ? 0 : count.get();
    }
}
