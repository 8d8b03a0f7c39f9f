package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.journal.RecordedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last requests of an account, the oldest first. Safe for use by several threads. */
public final class RequestJournal {

    /** The largest number of requests. */
    static final int MOST = 5_000;
    /** The largest sum of the weights, in bytes. */
    static final long LARGEST = 16L << 20;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long weight;

    synchronized void add(Exchange exchange) {
        exchanges.addLast(exchange);
        weight += exchange.weight();
        while (exchanges.size() > MOST || weight > LARGEST) {
            weight -= exchanges.removeFirst().weight();
        }
    }

    /** All requests. */
    public List<RecordedRequest> all() {
        return copy().stream().map(Exchange::recorded).toList();
    }

    /** The last requests, the newest first. */
    public List<RecordedRequest> last(int count) {
        List<Exchange> last = new ArrayList<>();
        synchronized (this) {
            for (var newest = exchanges.descendingIterator(); newest.hasNext() && last.size() < count; ) {
                last.add(newest.next());
            }
        }
        return last.stream().map(Exchange::recorded).toList();
    }

    /** The requests for an operation. */
    public List<RecordedRequest> of(String operation) {
        return copy().stream()
                .filter(exchange -> exchange.operation().equals(operation))
                .map(Exchange::recorded)
                .toList();
    }

    public synchronized void clear() {
        exchanges.clear();
        weight = 0;
    }

    private synchronized List<Exchange> copy() {
        return List.copyOf(exchanges);
    }
}
