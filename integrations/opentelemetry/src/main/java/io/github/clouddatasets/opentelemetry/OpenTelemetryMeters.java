package io.github.clouddatasets.opentelemetry;

import io.github.clouddatasets.core.CallListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;

/**
 * Metrics of the calls of a client, for programs that collect metrics through OpenTelemetry. One object serves any number
 * of clients and threads:
 *
 * <pre>{@code
 * SyncClient.builder().listener(new OpenTelemetryMeters(openTelemetry))
 * }</pre>
 *
 * <p>Two histograms in seconds, with the buckets that the semantic conventions advise: {@code
 * http.client.request.duration} for each attempt, with {@code http.request.method}, {@code server.address}, {@code
 * server.port}, {@code http.response.status_code} and {@code error.type}; {@code clouddatasets.client.call} for each call,
 * with {@code clouddatasets.service}, {@code clouddatasets.operation} and {@code clouddatasets.outcome}. Ids, paths and
 * queries are no attributes.
 */
public final class OpenTelemetryMeters implements CallListener {

    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final DoubleHistogram attempts;
    private final DoubleHistogram calls;

    /**
     * A listener that feeds histograms.
     *
     * @param openTelemetry gives the meter
     * @throws IllegalArgumentException if it is null
     */
    public OpenTelemetryMeters(OpenTelemetry openTelemetry) {
        if (openTelemetry == null) {
            throw new IllegalArgumentException("openTelemetry must not be null");
        }
        Meter meter = openTelemetry.getMeter(Convention.SCOPE);
        this.attempts = histogram(meter, "http.client.request.duration", "Duration of HTTP client requests.");
        this.calls = histogram(meter, "clouddatasets.client.call", "Duration of calls with all their attempts.");
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        attempts.record(
                seconds(event.outcome().duration()),
                Convention.attempt(event.call(), event.server()).toBuilder()
                        .putAll(Convention.end(event.outcome()))
                        .build());
    }

    @Override
    public void callEnded(CallEnded event) {
        calls.record(
                seconds(event.outcome().duration()),
                Convention.call(event.call()).toBuilder()
                        .put(Convention.OUTCOME, event.outcome().result())
                        .build());
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
