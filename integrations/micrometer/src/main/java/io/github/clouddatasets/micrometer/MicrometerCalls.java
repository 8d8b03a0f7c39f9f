package io.github.clouddatasets.micrometer;

import io.github.clouddatasets.core.CallListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Meters of the calls of a client. One object serves any number of clients and threads:
 *
 * <pre>{@code
 * DatasetClient.builder().listener(new MicrometerCalls(registry))
 * }</pre>
 *
 * <p>For each attempt, by the semantic conventions of HTTP clients: the timer {@code http.client.request.duration} and the
 * summaries {@code http.client.request.body.size} and {@code http.client.response.body.size} in bytes, with the tags
 * {@code http.request.method}, {@code server.address}, {@code server.port}, {@code http.response.status_code} and {@code
 * error.type}. Without an answer the status is {@code none}; after a success the error is {@code none}. {@code
 * error.type} is the status of a refusal, the {@link io.github.clouddatasets.core.ErrorKind} of a refusal inside an answer
 * of status 200, or the class of the exception.
 *
 * <p>For each call: the timer {@code clouddatasets.client.call} with the tags {@code service}, {@code operation} and {@code
 * outcome}, and the counter {@code clouddatasets.client.retries} with {@code service}, {@code operation} and {@code reason}.
 * Outcome and reason are the words of {@link CallListener.Outcome#result()}, such as {@code OK} or {@code NOT_FOUND}.
 *
 * <p>Every tag has a small set of values: ids, paths and queries are no tags. The hosts of presigned links are values of
 * {@code server.address}.
 */
public final class MicrometerCalls implements CallListener {

    private static final String NONE = "none";

    private final MeterRegistry registry;

    /**
     * A listener that feeds a registry.
     *
     * @param registry takes the meters
     * @throws IllegalArgumentException if the registry is null
     */
    public MicrometerCalls(MeterRegistry registry) {
        if (registry == null) {
            throw new IllegalArgumentException("registry must not be null");
        }
        this.registry = registry;
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        Outcome outcome = event.outcome();
        int status = outcome.httpStatus();
        Tags tags = Tags.of(
                "http.request.method", event.call().method(),
                "server.address", event.server().host(),
                "server.port", String.valueOf(event.server().port()),
                "http.response.status_code", status == 0 ? NONE : String.valueOf(status),
                "error.type", outcome.succeeded() ? NONE : outcome.errorType());
        registry.timer("http.client.request.duration", tags).record(outcome.duration());
        size("http.client.request.body.size", tags, outcome.bytesSent());
        size("http.client.response.body.size", tags, outcome.bytesReceived());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        registry.counter(
                        "clouddatasets.client.retries",
                        call(event.call()).and("reason", event.reason().result()))
                .increment();
    }

    @Override
    public void callEnded(CallEnded event) {
        registry.timer(
                        "clouddatasets.client.call",
                        call(event.call()).and("outcome", event.outcome().result()))
                .record(event.outcome().duration());
    }

    private void size(String name, Tags tags, long bytes) {
        DistributionSummary.builder(name)
                .baseUnit("bytes")
                .tags(tags)
                .register(registry)
                .record((double) bytes);
    }

    private static Tags call(CallFacts call) {
        return Tags.of("service", call.service(), "operation", call.operation());
    }
}
