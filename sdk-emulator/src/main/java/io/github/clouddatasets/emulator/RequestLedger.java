package io.github.clouddatasets.emulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests that arrived, by the operation they meant, refused ones included. */
final class RequestLedger {

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    void record(String operationId) {
        counts.computeIfAbsent(operationId, key -> new AtomicLong()).incrementAndGet();
    }

    long count(String operationId) {
        AtomicLong count = counts.get(operationId);
        return count == null ? 0 : count.get();
    }
}
