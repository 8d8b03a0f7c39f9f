package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Meters of all calls: copy it into your program and give it to each client.
 *
 * <pre>{@code
 * DatasetClient.builder().listener(new MicrometerCalls(registry))
 * }</pre>
 *
 * <p>{@code clouddatasets.calls} and {@code clouddatasets.attempts} are timers, {@code clouddatasets.retries} is a counter,
 * {@code clouddatasets.sent} and {@code clouddatasets.received} are summaries of bytes. Every tag has a small set of values;
 * ids are no tags.
 */
public final class MicrometerCalls implements CallListener {

    private final MeterRegistry registry;

    /**
     * A listener that feeds this registry.
     *
     * @param registry takes the meters
     */
    public MicrometerCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        registry.timer("clouddatasets.attempts", tags(event.call(), event.outcome()))
                .record(event.outcome().duration());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        registry.counter("clouddatasets.retries", tags(event.call(), event.reason()))
                .increment();
    }

    @Override
    public void callEnded(CallEnded event) {
        Tags tags = tags(event.call(), event.outcome());
        registry.timer("clouddatasets.calls", tags).record(event.outcome().duration());
        registry.summary("clouddatasets.sent", tags)
                .record((double) event.outcome().bytesSent());
        registry.summary("clouddatasets.received", tags)
                .record((double) event.outcome().bytesReceived());
    }

    private static Tags tags(CallFacts call, Outcome outcome) {
        return Tags.of("service", call.service(), "operation", call.operation(), "result", outcome.result());
    }
}
